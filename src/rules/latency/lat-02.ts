import type { Operation } from '../../model/stat.js';
import { rule } from '../rule.js';
import { outlierVerdict } from './outlier.js';

const OPERATIONS: readonly Operation[] = ['preassoc', 'assoc', 'deassoc', 'keepalive'];

/**
 * A VDP response far slower than is usual for this operation on this link: robust z (in MADs of log time) above 6,
 * more than 3 times the median, 1.5 times the 99th percentile and 20 ms. Net of what the wire shows as waiting: requests that were asked before it, and the
 * bridge's ECPDUs before it. Where the acknowledgement of the request was slow already, that is LAT-01 alone. One that breaks the
 * negotiated limit too is told here and in VSI-03: the yardsticks differ.
 */
export const lat02 = rule({
  id: 'LAT-02',
  severity: 'warning',
  spec: '802.1Q 41.5',
  title: 'slow VDP response',
  on: 'latency.outlier',
  check: (event) => (OPERATIONS.includes(event.operation) ? outlierVerdict(event) : null),
  explain: {
    why: 'The virtual machine waited for its network far longer than others on this link. When it gets worse the station gives up (VSI-01).',
    usual: ['the VSI manager was slow to answer', 'the switch was busy programming its tables', 'a VSI type or version that the switch had to fetch first'],
    try: ['is it always the same VSI, or type? `evbscope vsis`', 'look at the load of switch and VSI manager at that time', 'compare with the other links: `evbscope stats`'],
  },
});
