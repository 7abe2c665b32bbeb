import { duration } from '../../text/duration.js';
import { rule } from '../rule.js';

/**
 * Both ends took more than three LLDP refreshes (as observed, else of 30 s) to agree on EVB: from the station's first EVB TLV
 * while it had not heard the bridge, or from a later disagreement. Nothing while they do not agree: that is EVB-16 or its like.
 */
export const lat08 = rule({
  id: 'LAT-08',
  severity: 'note',
  spec: '802.1Q D.2.12; 802.1AB 9.2.5',
  title: 'slow EVB convergence',
  on: 'latency',
  check: ({ operation, sample: { valueNs, limits, asked, frame } }) => {
    if (operation !== 'evb-convergence' || limits === null || valueNs <= limits.breachNs) return null;
    return {
      expected: `within three LLDP refreshes, ${duration(limits.breachNs)}`,
      received: duration(valueNs),
      frames: [asked, frame].filter((no) => no !== null),
    };
  },
  explain: {
    why: 'VDP begins only when both ends agree on EVB: virtual machines that start before that wait.',
    usual: ['LLDPDUs were lost', 'the agent of one end is slow or started late', 'an end does not answer changes at once: no fast start'],
    try: ['look at the LLDPDUs of both ends: `evbscope print -Y lldp`', 'shorten the LLDP transmit interval', 'is fast transmission enabled?'],
  },
});
