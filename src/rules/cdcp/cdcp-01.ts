import { count } from '../../text/number.js';
import { rule } from '../rule.js';
import { infoLength } from '../tlv-chain.js';

const HEAD = 8;
const PAIR = 3;

/** The list of the CDCP TLV is empty, or not made of whole pairs. */
export const cdcp01 = rule({
  id: 'CDCP-01',
  severity: 'error',
  spec: '802.1Q D.2.13',
  title: 'CDCP TLV of wrong length',
  on: 'frame',
  of: 'cdcp',
  check: ({ decoded, frame }) => {
    const lengths = decoded.layers.filter(({ name }) => name === 'cdcp').map(infoLength);
    const wrong = lengths.filter((length) => length <= HEAD || (length - HEAD) % PAIR !== 0);
    return wrong.map((length) => ({ expected: `${HEAD} octets and at least one pair of ${PAIR}`, received: count(length, 'octet'), frames: [frame.no] }));
  },
  explain: {
    why: 'The other end ignores the TLV: no S-channels are set up, and hosts that put virtual machines into S-channels cut them off.',
    usual: ['a bug of the agent', 'another draft of the standard at one end'],
    try: ['look at the frame: `evbscope print -V -x`', 'compare the software versions of both ends'],
  },
});
