import { layerRule } from '../layer-rule.js';
import { MAX_ID, pairText } from './s-channels.js';

/** An SCID that is 0 or 4095, or an SVID that is 4095. */
export const cdcp07 = layerRule({
  id: 'CDCP-07',
  severity: 'error',
  spec: '802.1Q D.2.13',
  title: 'S-channel number out of range',
  of: 'cdcp',
  check: ({ pdu, frame }) => {
    const wrong = pdu?.channel.filter(({ scid, svid }) => scid === 0 || scid > MAX_ID || svid > MAX_ID) ?? [];
    if (wrong.length === 0) return null;
    return { expected: `SCIDs of 1 to ${MAX_ID}, SVIDs up to ${MAX_ID}`, received: wrong.map(pairText).join(', '), frames: [frame.no] };
  },
  explain: {
    why: 'These numbers are reserved: no frame can carry that S-tag, and the other end ignores the pair or the whole TLV. The S-channel does not come up.',
    usual: ['a number that was mistyped in the configuration', 'a bug of the agent'],
    try: ['look at the list: `evbscope print -V`', 'correct the S-channel numbers of the sender'],
  },
});
