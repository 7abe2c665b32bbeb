import { mac } from '../../text/mac.js';
import { rule } from '../rule.js';

function wrong(address: Uint8Array): string | null {
  if ((address[0]! & 1) === 1) return 'group address';
  return address.every((octet) => octet === 0) ? 'zero address' : null;
}

/** A request for a group address or for none, in either generation. Keep-alives repeat it. */
export const vdp16 = rule({
  id: 'VDP-16',
  severity: 'error',
  spec: '802.1Q 41.2.9',
  title: 'filter entry without an individual MAC address',
  on: 'vsi.request',
  check: ({ life, request: { filter }, pending, frame }) => {
    if (pending.isKeepAlive) return null;
    for (const [at, { mac: address }] of filter.entries()) {
      const what = address && wrong(address);
      if (what !== null) return { expected: 'an individual MAC address', received: `${what} ${mac(address!)} in entry ${at + 1}`, frames: [frame.no], life };
    }
    return null;
  },
  explain: {
    why: 'A virtual machine cannot have that address: the bridge refuses the VSI (error 5), and the machine has no network.',
    usual: ['a virtual machine without a MAC address in its definition', 'an address whose first octet is odd', 'octets in the wrong order'],
    try: ['check the MAC address of the virtual machine (`virsh dumpxml`)', 'look at the frame: `evbscope print -V`'],
  },
});
