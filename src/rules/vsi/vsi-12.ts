import { duration } from '../../text/duration.js';
import type { Life } from '../../track/life.js';
import { withSlack } from '../../track/slack.js';
import { rule } from '../rule.js';
import { keepAliveEndsNs } from './keep-alive-ends.js';
import { Overdue } from './overdue.js';

const FACTOR = 1.5;

/**
 * A keep-alive came later than 1.5 x T(RKA) and its slack, but in time for the keep-alive timeout. One that does not come is
 * VSI-13; a bridge that de-associates meanwhile, VSI-15; several out of step, VSI-29. Quiet where T(RKA) is not known.
 */
export const vsi12 = rule({
  id: 'VSI-12',
  severity: 'warning',
  spec: '802.1Q 41.5.5.5',
  title: 'late keep-alive',
  absence: true,
  bothEnds: true,
  timers: true,
  on: 'vsi.transition',
  memory: () => new WeakMap<Life, Overdue>(),
  remember: {
    'vsi.request': ({ life, timeNs }, waits) => waits.get(life)?.came(timeNs),
    'vsi.begun': ({ before, timeNs }, waits) => before && waits.get(before)?.came(timeNs),
    'vsi.unsolicited': ({ life }, waits) => waits.get(life)?.end(),
  },
  check: ({ life, transition: { side, from, to, cause, confidence } }, waits) => {
    if (side !== 'station' || from !== to || confidence !== 'stale' || cause !== 'timeout' || !life.isSettled || life.requests + life.keepAlives === 0) return null;
    const waited = new Overdue();
    waits.set(life, waited);
    const { silentSinceNs: fromNs, silenceLimits: limits } = life;
    if (limits.basis === 'assumed') return null;
    const limitNs = FACTOR * limits.keepAliveNs;
    const latestNs = fromNs + Math.max(withSlack(limitNs), keepAliveEndsNs(life));
    return {
      expected: `a keep-alive within ${duration(limitNs)}`,
      received: 'one that was later than that',
      frames: [life.lastAnswerFrame ?? []].flat(),
      life,
      unless: () => waited.isOver || waited.cameNs <= fromNs + withSlack(limitNs) || waited.cameNs > latestNs,
    };
  },
  explain: {
    why: 'The bridge was about to drop the association. Next time the keep-alive may come too late: then the virtual machine is cut off.',
    usual: ['the agent on the host hangs for a while', 'the host is overloaded', 'RKA of the two ends differs', 'keep-alives wait behind retransmissions'],
    try: ['look at the load of the host and at the log of its agent', 'compare RKA of both ends: `evbscope vsis`', 'look for ECP-05 at the same time'],
  },
});
