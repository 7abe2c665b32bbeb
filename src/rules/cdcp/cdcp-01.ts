import { count } from '../../text/number.js';
import { layerRule } from '../layer-rule.js';
import { infoLength } from '../tlv-chain.js';

const HEAD = 8;
const PAIR = 3;

/** The list of the CDCP TLV is empty, or not made of whole pairs. */
export const cdcp01 = layerRule({
  id: 'CDCP-01',
  severity: 'error',
  spec: '802.1Q D.2.13',
  title: 'CDCP TLV of wrong length',
  of: 'cdcp',
  check: ({ layer, frame }) => {
    const length = infoLength(layer);
    if (length > HEAD && (length - HEAD) % PAIR === 0) return null;
    return { expected: `${HEAD} octets and at least one pair of ${PAIR}`, received: count(length, 'octet'), frames: [frame.no] };
  },
  explain: {
    why: 'The other end ignores the TLV: no S-channels are set up, and hosts that put virtual machines into S-channels cut them off.',
    usual: ['a bug of the agent', 'another draft of the standard at one end'],
    try: ['look at the frame: `evbscope print -V -x`', 'compare the software versions of both ends'],
  },
});
