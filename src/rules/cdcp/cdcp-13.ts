import { layerRule } from '../layer-rule.js';
import { MAX_CHANNELS } from './s-channels.js';

/** The number of S-channels that the sender can handle is 0, or more than a TLV can list. */
export const cdcp13 = layerRule({
  id: 'CDCP-13',
  severity: 'warning',
  spec: '802.1Q D.2.13',
  title: 'senseless number of S-channels',
  of: 'cdcp',
  check: ({ pdu, frame }) => {
    if (!pdu || (pdu.chncap >= 1 && pdu.chncap <= MAX_CHANNELS)) return null;
    return { expected: `1 to ${MAX_CHANNELS} S-channels it can handle`, received: String(pdu.chncap), frames: [frame.no] };
  },
  explain: {
    why: 'The default S-channel counts, so it is never 0, and no TLV can list more than 167. The other end may assign nothing, or more than this one can take.',
    usual: ['CDCP is half configured', 'a bug of the agent'],
    try: ['set the number of S-channels of that end', 'look at the TLV: `evbscope print -V`'],
  },
});
