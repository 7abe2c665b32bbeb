import { layerRule } from '../layer-rule.js';

/** A filter entry with a priority that its PS bit says is not significant. */
export const vdp17 = layerRule({
  id: 'VDP-17',
  severity: 'warning',
  spec: '802.1Q 41.2.9',
  title: 'priority without the PS bit',
  of: 'vdp.assoc',
  check: ({ pdu, frame }) => {
    const at = pdu?.filter?.findIndex(({ ps, pcp }) => ps === 0 && pcp !== 0) ?? -1;
    return at < 0 ? null : { expected: 'PS 1, or PCP 0', received: `PCP ${pdu!.filter[at]!.pcp} with PS 0 in entry ${at + 1}`, frames: [frame.no] };
  },
  explain: {
    why: 'The receiver ignores the priority: the frames of the virtual machine get the default one, and nobody is told.',
    usual: ['a sender that sets the priority and forgets the bit', 'a sender that puts a whole VLAN tag into the field, with its drop eligible bit'],
    try: ['look at the entry: `evbscope print -V -x`', 'set the priority at the VSI type on the switch instead', 'update the sender'],
  },
});
