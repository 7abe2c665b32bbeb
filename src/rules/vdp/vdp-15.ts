import { rule } from '../rule.js';

const VID_ONLY = 1;

/** A request with filter format 1 leaves the VLAN to the bridge (VID 0), and has more entries beside that one. */
export const vdp15 = rule({
  id: 'VDP-15',
  severity: 'error',
  spec: '802.1Q 41.2.9',
  title: 'VID 0 beside other VIDs',
  on: 'vsi.request',
  check: ({ life, request, pending, frame }) => {
    if (request.filterFormat !== VID_ONLY || pending.isKeepAlive) return null;
    const { filter } = request;
    const at = filter.findIndex(({ vid }) => vid === 0);
    if (at < 0 || filter.length === 1) return null;
    return { expected: 'VID 0 as the only entry', received: `VID 0 in entry ${at + 1} of ${filter.length}`, frames: [frame.no], life };
  },
  explain: {
    why: 'With VID 0 the bridge chooses the VLAN of the VSI. Beside other VLANs that means nothing, and the bridge refuses the request or ignores it.',
    usual: ['a network definition with an untagged VLAN beside tagged ones', 'a bug of the station'],
    try: ['give each entry a VLAN, or leave one entry with VID 0', 'use a filter with MAC addresses: there each entry may have VID 0'],
  },
});
