import { count } from '../../text/number.js';
import { layerRule } from '../layer-rule.js';
import { infoLength } from '../tlv-chain.js';

const LENGTH = 13;

/** The EVB TLV of the drafts has a fixed length. */
export const evb27 = layerRule({
  id: 'EVB-27',
  severity: 'error',
  spec: '802.1Qbg D0.2',
  title: 'draft EVB TLV of wrong length',
  of: 'evb-draft',
  check: ({ layer, frame }) => {
    const length = infoLength(layer);
    return length === LENGTH ? null : { expected: count(LENGTH, 'octet'), received: count(length, 'octet'), frames: [frame.no] };
  },
  explain: {
    why: 'The other end ignores the TLV, or reads past its end. Either way EVB does not start as it should.',
    usual: ['an agent of another draft', 'a bug of the agent', 'a frame damaged on the way'],
    try: ['look at the frame: `evbscope print -V -x`', 'compare the software versions of both ends', 'go over to the ratified version'],
  },
});
