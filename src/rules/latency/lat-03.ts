import { rule } from '../rule.js';
import { outlierVerdict } from './outlier.js';

/**
 * The way to ASSOCIATED far slower than is usual on this link, by the same measure as LAT-02 and above 50 ms. Only the time in
 * PREASSOC_PROCESSING and ASSOC_PROCESSING counts. Where one of its answers is LAT-02 already this is only the consequence.
 */
export const lat03 = rule({
  id: 'LAT-03',
  severity: 'warning',
  spec: '802.1Q 41.5.3',
  title: 'slow association',
  on: 'latency.outlier',
  check: (event) => (event.operation === 'to-associated' ? outlierVerdict(event) : null),
  explain: {
    why: 'The virtual machine starts or arrives later than others on this link: it has no network until it is ASSOCIATED.',
    usual: ['several answers were somewhat slow', 'the station asked several times'],
    try: ['read the ladder of this VSI: where does the time go?', 'compare with the other links: `evbscope stats`'],
  },
});
