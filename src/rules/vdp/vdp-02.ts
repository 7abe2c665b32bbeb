import { layerRule } from '../layer-rule.js';
import { tlvsOf } from '../tlv-chain.js';

/** More than one VSI manager ID in one ECPDU. */
export const vdp02 = layerRule({
  id: 'VDP-02',
  severity: 'error',
  spec: '802.1Q 41',
  title: 'several VSI manager IDs in one ECPDU',
  of: 'vdp',
  check: ({ decoded, layer, frame }) => {
    let managers = 0;
    for (const { name } of tlvsOf(decoded, layer)) if (name === 'vdp.manager') managers++;
    return managers > 1 ? { expected: 'one VSI manager ID TLV', received: `${managers} of them`, frames: [frame.no] } : null;
  },
  explain: {
    why: 'The receiver acknowledges the ECPDU and throws all of it away: no VSI in it is associated.',
    usual: ['a sender that puts VSIs of several managers into one ECPDU: each manager needs its own', 'a bug of the sender'],
    try: ['look at the frame: `evbscope print -V`', 'use one VSI manager for the VSIs of a host', 'update the sender'],
  },
});
