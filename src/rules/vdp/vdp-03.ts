import { count } from '../../text/number.js';
import { layerRule } from '../layer-rule.js';
import { infoLength } from '../tlv-chain.js';

const LENGTH = 16;

/** A VSI manager ID that is not 16 octets long. */
export const vdp03 = layerRule({
  id: 'VDP-03',
  severity: 'error',
  spec: '802.1Q 41.1',
  title: 'VSI manager ID of wrong length',
  of: 'vdp.manager',
  check: ({ layer, frame }) => {
    const length = infoLength(layer);
    return length === LENGTH ? null : { expected: count(LENGTH, 'octet'), received: count(length, 'octet'), frames: [frame.no] };
  },
  explain: {
    why: 'The receiver acknowledges the ECPDU and throws all of it away: no VSI in it is associated.',
    usual: ['a sender of a draft of the standard, whose manager ID has one octet', 'a bug of the sender'],
    try: ['look at the frame: `evbscope print -V -x`', 'compare the software versions of both ends'],
  },
});
