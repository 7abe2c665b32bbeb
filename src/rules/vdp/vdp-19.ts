import { rule } from '../rule.js';

/** A filter entry with GroupID 0. What 802.1Qcy keeps of the 32 bits for a VNI is not judged: nothing on the wire says that it is one. */
export const vdp19 = rule({
  id: 'VDP-19',
  severity: 'warning',
  spec: '802.1Q 41.2.9',
  title: 'GroupID 0',
  on: 'vsi.request',
  check: ({ life, request: { filter }, pending, frame }) => {
    if (pending.isKeepAlive) return null;
    const at = filter.findIndex(({ group }) => group === 0);
    return at < 0 ? null : { expected: 'a GroupID other than 0', received: `GroupID 0 in entry ${at + 1}`, frames: [frame.no], life };
  },
  explain: {
    why: 'A filter with group identifiers says which group, or network segment, the virtual machine belongs to. 0 is none: the bridge may refuse it, or put the machine into no group.',
    usual: ['a virtual machine whose network has no segment number in its definition', 'a station that uses the format with groups although it has none'],
    try: ['give the network a segment (VNI, GroupID)', 'use a filter of MAC address and VLAN where there are no groups'],
  },
});
