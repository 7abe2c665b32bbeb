import { hex } from '../../text/mac.js';
import { layerRule } from '../layer-rule.js';

const [IPV4, IPV6, MAC, UUID] = [1, 2, 3, 5];

/** True when the first `count` octets are zero. */
function isZero(octets: Uint8Array, count: number): boolean {
  for (let i = 0; i < count; i++) if (octets[i] !== 0) return false;
  return true;
}

/** What is wrong with a VSIID of that format, null when nothing is or the format allows anything. */
function fault(format: number, vsiid: Uint8Array): { expected: string; received: string } | null {
  const isMapped = isZero(vsiid, 10) && vsiid[10] === 0xff && vsiid[11] === 0xff;
  if (format === IPV4 && !isMapped) return { expected: 'an IPv4-mapped address (::ffff:a.b.c.d)', received: hex(vsiid) };
  if (format === MAC && !isZero(vsiid, 10)) return { expected: 'ten zero octets before the MAC address', received: hex(vsiid) };
  if (format === MAC && (vsiid[10]! & 1) === 1) return { expected: 'an individual MAC address', received: `group address ${hex(vsiid.subarray(10), ':')}` };
  if ((format === IPV6 || format === UUID) && isZero(vsiid, vsiid.length)) return { expected: format === UUID ? 'a UUID' : 'an IPv6 address', received: 'all zero' };
  return null;
}

/** A VSIID that its format does not allow. */
export const vdp09 = layerRule({
  id: 'VDP-09',
  severity: 'error',
  spec: '802.1Q 41.2.7',
  title: 'VSIID does not fit its format',
  of: 'vdp.assoc',
  check: ({ pdu, frame }) => {
    const what = pdu && fault(pdu.vsiidfmt, pdu.vsiid);
    return what && { ...what, frames: [frame.no] };
  },
  explain: {
    why: 'The bridge refuses the request (error 1 or 5), or takes two virtual machines for one.',
    usual: ['a virtual machine without an identifier in its definition', 'the octets in the wrong order or place', 'a format number that does not belong to the identifier'],
    try: ['check the instance identifier of the virtual machine (`virsh dumpxml`: instanceid)', 'look at the frame: `evbscope print -V -x`'],
  },
});
