import { count } from '../../text/number.js';
import { rule } from '../rule.js';
import { isBegunAnew } from './ecp-10.js';
import { senderText } from './given-up.js';

/** Further ahead than this nothing was lost: the numbers just jump. */
const MAX_MISSING = 1000;

/**
 * Numbers out of step, and frames are not known to be missing from the capture: some were skipped, or an older one comes
 * again with other octets. A sender that began anew is ECP-10, frames that are not in the order of their times are CAP-03, and ports that
 * share an address have numbers of their own.
 */
export const ecp09 = rule({
  id: 'ECP-09',
  severity: 'warning',
  spec: '802.1Q 43',
  title: 'ECP sequence numbers skipped',
  absence: 'counted',
  on: 'ecp.sequence',
  looksBackNs: ({ timeNs, beforeNs }) => timeNs - beforeNs,
  check: (event) => {
    const { kind, before, beforeFrame, seq, frame, speaker, reused, link, timeNs } = event;
    if (isBegunAnew(event) || reused !== null || speaker.end.hasManyPorts) return null;
    const missing = ((seq - before) & 0xffff) - 1;
    const what = kind === 'again' ? 'used before' : missing > MAX_MISSING ? 'far ahead' : `${count(missing, 'request')} missing`;
    return {
      expected: `sequence number ${(before + 1) & 0xffff} of ${senderText({ speaker })}`,
      received: `${seq}: ${what}`,
      frames: [beforeFrame ?? [], frame.no].flat(),
      unless: () => link.current.isDisordered(timeNs),
      confidence: 'confirmed',
    };
  },
  explain: {
    why: 'Requests were sent that this capture does not have. What they changed is not known: states shown from here on are marked inferred or stale.',
    usual: ['the capture lost frames (buffer too small, disk too slow)', 'frames were lost before the capture point', 'the sender skips numbers'],
    try: ['look at the drop counters of the capture', 'capture control frames only: `evbscope record`', 'compare with a capture at the sender'],
  },
});
