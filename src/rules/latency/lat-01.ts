import { rule } from '../rule.js';
import { outlierVerdict } from './outlier.js';

/**
 * An acknowledgement far slower than is usual on this link: robust z (in MADs of log time) above 6, more than 3 times the
 * median, 1.5 times the 99th percentile and 5 ms. It is timed from the copy that it answers, without the time in which its sender still waited for an
 * acknowledgement itself. One that breaks the negotiated limit too is told here and in ECP-15: the yardsticks differ.
 */
export const lat01 = rule({
  id: 'LAT-01',
  severity: 'warning',
  spec: '802.1Q 43',
  title: 'slow acknowledgement',
  on: 'latency.outlier',
  check: (event) => (event.operation === 'ecp-ack' ? outlierVerdict(event) : null),
  explain: {
    why: 'The other end answered far later than it does on this link. A little more and requests are sent again, then given up; every VSI behind it waits.',
    usual: ['the control processor of the switch, or the agent on the host, was busy', 'control frames queued behind data', 'the host was paused: live migration, a debugger, an overloaded hypervisor'],
    try: ['what else happened then? `evbscope print` around that time', 'look at the load of that end', 'compare with the other links: `evbscope stats`'],
  },
});
