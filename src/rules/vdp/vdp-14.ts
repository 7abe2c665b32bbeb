import { layersOf } from '../../track/pdus.js';
import { rule } from '../rule.js';

const RESERVED_VID = 4095;
/** Legal, but lldpad accepts 0 and 2 to 4094 only. */
const LLDPAD_VID = 1;

/** What lldpad's hosts say of themselves in their System Description. */
const LLDPAD = /lldpad|linux/i;

/** VID 4095 in a filter; or, as a warning, VID 1 in a request to an end whose System Description is lldpad's: it rejects that too. */
export const vdp14 = rule({
  id: 'VDP-14',
  severity: 'error',
  spec: '802.1Q 9.6, 41.2.9',
  title: 'reserved VID in a filter',
  on: 'frame',
  of: 'vdp.assoc',
  check: ({ decoded, frame, link, end }) => {
    const isToLldpad = LLDPAD.test(link.other(end)?.systemDescription ?? '');
    return layersOf(decoded, 'vdp.assoc').flatMap(({ pdu }) => {
      const entryOf = (wrong: number): number => pdu.filter.findIndex(({ vid }) => vid === wrong) + 1;
      const frames = [frame.no];
      if (entryOf(RESERVED_VID) > 0) return [{ expected: 'VID 0 to 4094', received: `VID ${RESERVED_VID} in entry ${entryOf(RESERVED_VID)}`, frames }];
      if (!isToLldpad || pdu.ack === 1 || entryOf(LLDPAD_VID) === 0) return [];
      return [{ expected: 'VID 0 or 2 to 4094 towards lldpad', received: `VID ${LLDPAD_VID} in entry ${entryOf(LLDPAD_VID)}`, frames, severity: 'warning' as const }];
    });
  },
  explain: {
    why: 'The VID is reserved (or, VID 1, not accepted by lldpad): the bridge refuses the VSI (error 5) and the virtual machine has no network.',
    usual: ['a wrong VLAN in the network definition of the virtual machine', 'a trunk (all VLANs) that was translated to 4095 by the hypervisor manager'],
    try: ['set a VLAN from 2 to 4094 for the virtual machine', 'for several VLANs list each as an entry of its own'],
  },
});
