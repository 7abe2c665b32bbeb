import { layerRule } from '../layer-rule.js';
import { tlvsOf } from '../tlv-chain.js';

/** The first TLV of a VDP ECPDU is not the VSI manager ID. An empty ECPDU is another matter (ECP-24). */
export const vdp01 = layerRule({
  id: 'VDP-01',
  severity: 'error',
  spec: '802.1Q 41',
  title: 'VDP without the VSI manager ID first',
  of: 'vdp',
  check: ({ decoded, layer, frame }) => {
    const first = tlvsOf(decoded, layer)[0];
    if (!first || first.name === 'vdp.manager' || first.name === 'vdp.end') return null;
    return { expected: 'a VSI manager ID TLV (type 5)', received: `a TLV of type ${frame.data[first.start]! >> 1}`, frames: [frame.no] };
  },
  explain: {
    why: 'The receiver acknowledges the ECPDU and throws all of it away: no VSI in it is associated, and the sender gets no answer.',
    usual: ['a sender of another version of the standard', 'a bug of the sender'],
    try: ['look at the frame: `evbscope print -V`', 'compare the software versions of both ends', 'update the sender'],
  },
});
