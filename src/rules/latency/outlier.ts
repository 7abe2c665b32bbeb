import type { LatencyEventMap } from '../../stats/event.js';
import { duration } from '../../text/duration.js';
import type { Verdict } from '../rule.js';
import { arrivalTimes } from '../arrival-times.js';
import { operationText } from './measured.js';

/** What is said of an outlier: the time, what is usual on this link, and the two other yardsticks as far as there are any. */
export function outlierVerdict({ link, operation, side, sample, baseline, siblingsNs }: LatencyEventMap['latency.outlier']): Verdict {
  const { valueNs, netNs, copies, limits, asked, frame, of } = sample;
  const { count, medianNs, p99Ns } = baseline;
  const isArrival = arrivalTimes(link);
  return {
    expected: `about ${duration(medianNs)}: the median of ${count} on this link, 99 % within ${duration(p99Ns)}`,
    received: `${operationText(operation, side)} ${duration(valueNs)}, usual ${duration(medianNs)}`,
    frames: [asked, frame].filter((no) => no !== null),
    life: of,
    ...(isArrival || copies > 1 ? { confidence: 'inferred' } : {}),
    reason: [
      copies > 1 ? `sent ${copies} times: ${duration(netNs)} from the copy that was answered` : netNs < 0.9 * valueNs ? `${duration(netNs)} of it not spent behind other ECPDUs` : '',
      limits === null ? '' : `the negotiated limit is ${duration(limits.breachNs)}${limits.isAssumed ? ' (assumed)' : ''}`,
      siblingsNs === null ? '' : `the median of other links is ${duration(siblingsNs)}`,
      isArrival,
    ].filter((text) => text !== '').join('; '),
  };
}
