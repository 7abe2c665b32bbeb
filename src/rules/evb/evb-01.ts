import { count } from '../../text/number.js';
import { layerRule } from '../layer-rule.js';
import { infoLength } from '../tlv-chain.js';

const LENGTH = 9;

/** The ratified EVB TLV has a fixed length. */
export const evb01 = layerRule({
  id: 'EVB-01',
  severity: 'error',
  spec: '802.1Q D.2.12',
  title: 'EVB TLV of wrong length',
  of: 'evb',
  check: ({ layer, frame }) => {
    const length = infoLength(layer);
    return length === LENGTH ? null : { expected: count(LENGTH, 'octet'), received: count(length, 'octet'), frames: [frame.no] };
  },
  explain: {
    why: 'The other end ignores the TLV, or reads past its end. Either way EVB does not start as it should.',
    usual: ['an agent of another draft of the standard', 'a bug of the agent', 'a frame damaged on the way'],
    try: ['look at the frame: `evbscope print -V -x`', 'compare the software versions of both ends', 'update the sender'],
  },
});
