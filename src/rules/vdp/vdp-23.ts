import { count } from '../../text/number.js';
import { layerRule } from '../layer-rule.js';
import { infoLength, tlvsOf } from '../tlv-chain.js';

const ORGANIZATION = 127;
const HEAD_OCTETS = 4;

/** An organizationally defined TLV too short for its OUI and subtype. */
export const vdp23 = layerRule({
  id: 'VDP-23',
  severity: 'error',
  spec: '802.1Q 41.3',
  title: 'organizationally defined TLV too short',
  of: 'vdp',
  check: ({ decoded, layer, frame }) => {
    const short = tlvsOf(decoded, layer).find((tlv) => frame.data[tlv.start]! >> 1 === ORGANIZATION && infoLength(tlv) < HEAD_OCTETS);
    return short ? { expected: `at least ${count(HEAD_OCTETS, 'octet')}`, received: count(infoLength(short), 'octet'), frames: [frame.no] } : null;
  },
  explain: {
    why: 'Nobody can tell whose TLV it is. A strict receiver takes the whole ECPDU for malformed and throws it away.',
    usual: ['a bug of the sender', 'corruption on the way'],
    try: ['look at the frame: `evbscope print -V -x`', 'switch the TLV off at the sender, or update it'],
  },
});
