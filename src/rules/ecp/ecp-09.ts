import { count } from '../../text/number.js';
import { rule } from '../rule.js';
import { senderText } from './given-up.js';

/** Numbers were skipped, and frames are not known to be missing from the capture. A sender that began anew is ECP-10. */
export const ecp09 = rule({
  id: 'ECP-09',
  severity: 'warning',
  spec: '802.1Q 43',
  title: 'ECP sequence numbers skipped',
  absence: 'counted',
  on: 'ecp.sequence',
  check: ({ kind, before, beforeFrame, seq, frame, speaker }) => {
    if (kind !== 'gap') return null;
    const missing = ((seq - before) & 0xffff) - 1;
    return {
      expected: `sequence number ${(before + 1) & 0xffff} of ${senderText({ speaker })}`,
      received: `${seq}: ${count(missing, 'request')} missing`,
      frames: [beforeFrame ?? [], frame.no].flat(),
      confidence: 'confirmed',
    };
  },
  explain: {
    why: 'Requests were sent that this capture does not have. What they changed is not known: states shown from here on are marked inferred or stale.',
    usual: ['the capture lost frames (buffer too small, disk too slow)', 'frames were lost before the capture point', 'the sender skips numbers'],
    try: ['look at the drop counters of the capture', 'capture control frames only: `evbscope record`', 'compare with a capture at the sender'],
  },
});
