import { rule } from '../rule.js';

/** A request names no VSI manager: the bridge takes its default one. Told of commands, once for a link. */
export const vdp25 = rule({
  id: 'VDP-25',
  severity: 'note',
  spec: '802.1Q 41.1',
  title: 'no VSI manager named',
  on: 'vsi.request',
  check: ({ request: { generation, mode, head }, pending, frame }) => {
    if (generation === 'draft' || mode === 'deassoc' || pending.isKeepAlive || !head.manager?.every((octet) => octet === 0)) return null;
    return { expected: 'the address of a VSI manager', received: 'all zero: the bridge uses its default manager', frames: [frame.no] };
  },
  explain: {
    why: 'That is allowed. It works as long as the bridge has a default VSI manager, and that one knows the VSI types of this host.',
    usual: ['a host whose virtual machines have no manager ID in their definition', 'one VSI manager for all'],
    try: ['nothing, if this is meant', 'look at the default VSI manager of the switch', 'set the manager ID in the network definition (`virsh dumpxml`: managerid)'],
  },
});
