import { withSlack } from '../../track/slack.js';
import { rule } from '../rule.js';

/**
 * A de-associate as the first thing that is ever said of a VSI. Only where the capture would have seen it before: it has the
 * first ECPDUs of the station, or covers a keep-alive timeout.
 */
export const vsi26 = rule({
  id: 'VSI-26',
  severity: 'warning',
  spec: '802.1Q 41.5',
  title: 'de-associate of a VSI never associated',
  absence: true,
  bothEnds: true,
  on: 'vsi.request',
  looksBackNs: ({ life, pending }) => ((pending.exchange.speaker.senders.get(life.generation)?.firstSeq ?? Infinity) <= 1 ? 0 : withSlack(life.limits.keepAliveTimeoutNs)),
  check: ({ life, request, pending, frame }) => {
    if (request.mode !== 'deassoc' || pending.isKeepAlive || life.requests !== 1 || life.keepAlives > 0 || life.responses > 0) return null;
    return { expected: 'a pre-associate or an associate before it', received: 'a de-associate as the first request for the VSI', frames: [frame.no], life };
  },
  explain: {
    why: 'The station has a VSI in its books that the bridge knows nothing of: what it thinks of others may be stale, too.',
    usual: ['a host agent that kept old VSIs over a restart', 'a hypervisor manager that cleans up what it never started', 'an identifier that was changed while the machine ran'],
    try: ['compare the VSIs of the host with its virtual machines', 'restart the agent on the host while no machine runs'],
  },
});
