import { layerRule } from '../layer-rule.js';

const RESERVED_VID = 4095;
/** Legal, but lldpad accepts 0 and 2 to 4094 only. */
const LLDPAD_VID = 1;

/** What lldpad's hosts say of themselves in their System Description. */
const LLDPAD = /lldpad|linux/i;

/** Number of the first entry with that VID, 0 for none. */
function entryOf(filter: readonly { readonly vid: number }[], wrong: number): number {
  for (let i = 0; i < filter.length; i++) if (filter[i]!.vid === wrong) return i + 1;
  return 0;
}

/** VID 4095 in a filter; or, as a warning, VID 1 in a request to an end whose System Description is lldpad's: it rejects that too. */
export const vdp14 = layerRule({
  id: 'VDP-14',
  severity: 'error',
  spec: '802.1Q 9.6, 41.2.9',
  title: 'reserved VID in a filter',
  of: 'vdp.assoc',
  check: ({ pdu, frame, link, end }) => {
    if (!pdu) return null;
    const reserved = entryOf(pdu.filter, RESERVED_VID);
    if (reserved > 0) return { expected: 'VID 0 to 4094', received: `VID ${RESERVED_VID} in entry ${reserved}`, frames: [frame.no] };
    const first = pdu.ack === 1 ? 0 : entryOf(pdu.filter, LLDPAD_VID);
    if (first === 0 || !LLDPAD.test(link.other(end)?.introduction.description ?? '')) return null;
    return { expected: 'VID 0 or 2 to 4094 towards lldpad', received: `VID ${LLDPAD_VID} in entry ${first}`, frames: [frame.no], severity: 'warning' };
  },
  explain: {
    why: 'The VID is reserved (or, VID 1, not accepted by lldpad): the bridge refuses the VSI (error 5) and the virtual machine has no network.',
    usual: ['a wrong VLAN in the network definition of the virtual machine', 'a trunk (all VLANs) that was translated to 4095 by the hypervisor manager'],
    try: ['set a VLAN from 2 to 4094 for the virtual machine', 'for several VLANs list each as an entry of its own'],
  },
});
