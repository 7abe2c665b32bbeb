import { layersOf } from '../../track/pdus.js';
import { rule } from '../rule.js';

const RESERVED_VID = 4095;

/** VID 4095 in a filter. VID 1, which lldpad rejects as well, is legal and left out: what the other end is cannot be told for sure. */
export const vdp14 = rule({
  id: 'VDP-14',
  severity: 'error',
  spec: '802.1Q 9.6, 41.2.9',
  title: 'reserved VID in a filter',
  on: 'frame',
  of: 'vdp.assoc',
  check: ({ decoded, frame }) =>
    layersOf(decoded, 'vdp.assoc').flatMap(({ pdu }) => {
      const at = pdu.filter.findIndex(({ vid }) => vid === RESERVED_VID);
      return at < 0 ? [] : [{ expected: 'VID 0 to 4094', received: `VID ${RESERVED_VID} in entry ${at + 1}`, frames: [frame.no] }];
    }),
  explain: {
    why: 'The VID is reserved: the bridge refuses the VSI (error 5) and the virtual machine has no network.',
    usual: ['a wrong VLAN in the network definition of the virtual machine', 'a trunk (all VLANs) that was translated to 4095 by the hypervisor manager'],
    try: ['set a VLAN from 2 to 4094 for the virtual machine', 'for several VLANs list each as an entry of its own'],
  },
});
