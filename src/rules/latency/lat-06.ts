import { duration } from '../../text/duration.js';
import { rule } from '../rule.js';
import { arrivalTimes } from '../arrival-times.js';
import { operationText } from './measured.js';

/**
 * A response used more than half of respWaitDelay, or an acknowledgement more than half of the retransmission timer, and neither
 * broke what was negotiated: that would be VSI-03, or ECP-15. A response is timed from the first transmission of its request, an
 * acknowledgement from the copy that it answers.
 */
export const lat06 = rule({
  id: 'LAT-06',
  severity: 'note',
  spec: '802.1Q 41.5.5.9, 43',
  title: 'near the negotiated limit',
  on: 'latency',
  check: ({ link, operation, side, sample }) => {
    const { valueNs, limits, of, asked, frame, copies } = sample;
    if (limits === null || valueNs <= limits.nearNs || valueNs > limits.breachNs) return null;
    const arrival = arrivalTimes(link);
    const marks = [copies > 1 ? `sent ${copies} times` : '', limits.isAssumed ? 'timers assumed, no EVB TLV was seen' : '', arrival];
    return {
      expected: `at most ${duration(limits.nearNs)}: half of ${operation === 'ecp-ack' ? 'the retransmission timer' : 'the response wait delay'}`,
      received: `${operationText(operation, side)} ${duration(valueNs)} of ${duration(2 * limits.nearNs)}`,
      frames: [asked, frame].filter((no) => no !== null),
      life: of,
      ...(limits.isAssumed || arrival !== '' ? { confidence: 'inferred' } : {}),
      reason: marks.filter((text) => text !== '').join('; '),
    };
  },
  explain: {
    why: 'It worked, with little to spare: some more load and requests are sent again, or the station gives the VSI up.',
    usual: ['the timer is set too small for this bridge or host', 'the VSI manager is slow', 'load'],
    try: ['compare the times with the limit: `evbscope stats`', 'raise RTE (acknowledgements) or RWD (responses) at one end'],
  },
});
