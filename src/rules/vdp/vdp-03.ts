import { count } from '../../text/number.js';
import { rule } from '../rule.js';
import { infoLength, tlvChain } from '../tlv-chain.js';

const LENGTH = 16;

/** A VSI manager ID that is not 16 octets long. */
export const vdp03 = rule({
  id: 'VDP-03',
  severity: 'error',
  spec: '802.1Q 41.1',
  title: 'VSI manager ID of wrong length',
  on: 'frame',
  of: 'vdp.manager',
  check: ({ decoded, frame }) => {
    const lengths = tlvChain(decoded, 'vdp')?.tlvs.flatMap((tlv) => (tlv.name === 'vdp.manager' ? [infoLength(tlv)] : [])) ?? [];
    return lengths.filter((length) => length !== LENGTH).map((length) => ({ expected: count(LENGTH, 'octet'), received: count(length, 'octet'), frames: [frame.no] }));
  },
  explain: {
    why: 'The receiver acknowledges the ECPDU and throws all of it away: no VSI in it is associated.',
    usual: ['a sender of a draft of the standard, whose manager ID has one octet', 'a bug of the sender'],
    try: ['look at the frame: `evbscope print -V -x`', 'compare the software versions of both ends'],
  },
});
