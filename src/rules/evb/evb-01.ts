import { count } from '../../text/number.js';
import { rule } from '../rule.js';
import { infoLength } from '../tlv-chain.js';

const LENGTH = 9;

/** The ratified EVB TLV has a fixed length. */
export const evb01 = rule({
  id: 'EVB-01',
  severity: 'error',
  spec: '802.1Q D.2.12',
  title: 'EVB TLV of wrong length',
  on: 'frame',
  of: 'evb',
  check: ({ decoded, frame }) => {
    const wrong = decoded.layers.filter((layer) => layer.name === 'evb' && infoLength(layer) !== LENGTH);
    return wrong.map((layer) => ({ expected: count(LENGTH, 'octet'), received: count(infoLength(layer), 'octet'), frames: [frame.no] }));
  },
  explain: {
    why: 'The other end ignores the TLV, or reads past its end. Either way EVB does not start as it should.',
    usual: ['an agent of another draft of the standard', 'a bug of the agent', 'a frame damaged on the way'],
    try: ['look at the frame: `evbscope print -V -x`', 'compare the software versions of both ends', 'update the sender'],
  },
});
