import { duration } from '../../text/duration.js';
import { rule } from '../rule.js';
import { arrivalTimes } from '../arrival-times.js';
import { operationText } from './measured.js';

/**
 * The level of an operation's times changed at one moment by more than a factor of 2 and stayed: at least 20 samples on either
 * side, the higher level at least 10 ms and the step at least 5 ms. A slope is none, nor is what the samples before and after do
 * by chance. A change for the better is a note. The way to ASSOCIATED consists of the other operations, and is not told again.
 */
export const lat05 = rule({
  id: 'LAT-05',
  severity: 'warning',
  spec: '802.1Q 41.5',
  title: 'response times changed',
  on: 'latency.step',
  check: ({ link, operation, side, step: { beforeNs, afterNs, frames } }) => {
    if (operation === 'to-associated') return null;
    const reason = arrivalTimes(link);
    return {
      expected: `about ${duration(beforeNs)}, as before`,
      received: `${operationText(operation, side)} ${duration(afterNs)} from here on, ${duration(beforeNs)} before`,
      frames,
      ...(afterNs < beforeNs ? { severity: 'note' } : {}),
      ...(reason === '' ? {} : { confidence: 'inferred' }),
      reason,
    };
  },
  explain: {
    why: 'At this moment something was reconfigured, moved or broke: every answer since then takes longer, or shorter, than before.',
    usual: ['a new configuration or firmware of the switch', 'another VSI manager, or another way to it', 'a standby took over', 'load that came to stay'],
    try: ['what was changed at that time?', 'did other links change at the same moment?', 'look at the times around it: the latency screen, or `evbscope stats --from --to`'],
  },
});
