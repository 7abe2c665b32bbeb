import { layerRule } from '../layer-rule.js';

/** The list must begin with the default S-channel, SCID 1 with SVID 1. */
export const cdcp05 = layerRule({
  id: 'CDCP-05',
  severity: 'error',
  spec: '802.1Q D.2.13',
  title: 'CDCP list without the default S-channel first',
  of: 'cdcp',
  check: ({ pdu, frame }) => {
    const first = pdu?.channel[0];
    if (!first || (first.scid === 1 && first.svid === 1)) return null;
    return { expected: '(1, 1) first', received: `(${first.scid}, ${first.svid})`, frames: [frame.no] };
  },
  explain: {
    why: 'The default S-channel carries all traffic without an S-tag, LLDP and VDP of the default channel among it. An end that does not find it may drop that traffic.',
    usual: ['S-channel 1 was removed or renumbered by hand', 'a bug of the agent'],
    try: ['look at the list: `evbscope print -V`', 'restore the pair (1, 1) in the S-channel configuration of the sender'],
  },
});
