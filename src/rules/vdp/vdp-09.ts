import { hex } from '../../text/mac.js';
import { layersOf } from '../../track/pdus.js';
import { rule } from '../rule.js';

const [IPV4, IPV6, MAC, UUID] = [1, 2, 3, 5];
const MAPPED = '00000000000000000000ffff';

/** What is wrong with a VSIID of that format, null when nothing is or the format allows anything. */
function fault(format: number, vsiid: Uint8Array): { expected: string; received: string } | null {
  const text = hex(vsiid);
  if (format === IPV4 && !text.startsWith(MAPPED)) return { expected: 'an IPv4-mapped address (::ffff:a.b.c.d)', received: text };
  if (format === MAC && vsiid.subarray(0, 10).some((octet) => octet !== 0)) return { expected: 'ten zero octets before the MAC address', received: text };
  if (format === MAC && (vsiid[10]! & 1) === 1) return { expected: 'an individual MAC address', received: `group address ${hex(vsiid.subarray(10), ':')}` };
  const isZero = vsiid.every((octet) => octet === 0);
  if ((format === IPV6 || format === UUID) && isZero) return { expected: format === UUID ? 'a UUID' : 'an IPv6 address', received: 'all zero' };
  return null;
}

/** A VSIID that its format does not allow. */
export const vdp09 = rule({
  id: 'VDP-09',
  severity: 'error',
  spec: '802.1Q 41.2.7',
  title: 'VSIID does not fit its format',
  on: 'frame',
  of: 'vdp.assoc',
  check: ({ decoded, frame }) =>
    layersOf(decoded, 'vdp.assoc').flatMap(({ pdu }) => {
      const what = fault(pdu.vsiidfmt, pdu.vsiid);
      return what ? [{ ...what, frames: [frame.no] }] : [];
    }),
  explain: {
    why: 'The bridge refuses the request (error 1 or 5), or takes two virtual machines for one.',
    usual: ['a virtual machine without an identifier in its definition', 'the octets in the wrong order or place', 'a format number that does not belong to the identifier'],
    try: ['check the instance identifier of the virtual machine (`virsh dumpxml`: instanceid)', 'look at the frame: `evbscope print -V -x`'],
  },
});
