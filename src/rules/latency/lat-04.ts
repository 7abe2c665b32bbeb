import { duration } from '../../text/duration.js';
import { rule } from '../rule.js';
import { arrivalTimes } from '../arrival-times.js';
import { operationText } from './measured.js';

/**
 * At the end of the capture: the median of what this bridge answers is more than 3 times the median of the other links' medians
 * (of two, the higher one), with at least 3 links and 20 samples on each, and at least 5 ms. Told once for a link, of the operation in which it is worst.
 */
export const lat04 = rule({
  id: 'LAT-04',
  severity: 'warning',
  spec: '802.1Q 41.5',
  title: 'bridge slower than others',
  on: 'latency.slow',
  check: ({ link, operation, side, medianNs, siblingsNs, siblings }) => {
    const reason = arrivalTimes(link);
    const text = operationText(operation, side);
    return {
      expected: `about ${duration(siblingsNs)}: the median of ${siblings} other links`,
      received: `${text} ${duration(medianNs)}, ${duration(siblingsNs)} on ${siblings} other links`,
      frames: [],
      ...(reason === '' ? {} : { confidence: 'inferred' }),
      reason,
    };
  },
  explain: {
    why: 'All links do the same work, and this one is slow at it: its virtual machines start later, and it is the first to fail when load grows.',
    usual: ['one switch or line card is overloaded or runs other firmware', 'its VSI manager is farther away', 'the port is set up differently'],
    try: ['compare version, load and configuration of the switches', 'how far is the VSI manager from this switch?', '`evbscope stats` shows each link'],
  },
});
