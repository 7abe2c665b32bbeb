import { duration } from '../../text/duration.js';
import { withSlack } from '../../track/slack.js';
import type { Life } from '../../track/life.js';
import { rule } from '../rule.js';

/** How many timeouts may pass where the first one may have been a longer one. */
const PATIENCE = 4;

/**
 * No keep-alive within the keep-alive timeout, and the bridge says nothing: it drops the VSI silently. A bridge that
 * de-associates then is VSI-15, a keep-alive that comes within the slack no finding at all. Where no TLV had told the timers
 * when the wait began, any later sign of the VSI refutes it, and a TLV with longer ones.
 */
export const vsi13 = rule({
  id: 'VSI-13',
  severity: 'error',
  spec: '802.1Q 41.5.5.5',
  title: 'no keep-alive within the keep-alive timeout',
  absence: true,
  bothEnds: true,
  timers: true,
  on: 'vsi.silent',
  memory: () => new WeakSet<Life>(),
  remember: { 'vsi.unsolicited': ({ life }, ended) => ended.add(life) },
  check: ({ life, timeNs }, ended) => {
    if (!life.isSettled || ended.has(life) || life.requests + life.keepAlives === 0) return null;
    const { keepAliveTimeoutNs: timeoutNs, basis } = life.silenceLimits;
    const fromNs = timeNs - timeoutNs;
    return {
      expected: `a keep-alive within ${duration(timeoutNs)}`,
      received: 'none, and no de-associate either',
      frames: [life.lastAnswerFrame ?? life.transitions.findLast(({ frame }) => frame !== null)?.frame ?? []].flat(),
      life,
      ...(basis === 'assumed' && life.limits.basis !== 'assumed' ? { waitsNs: PATIENCE * timeoutNs } : { timerNs: timeoutNs }),
      unless: () => {
        const latestNs = basis === 'assumed' ? Infinity : fromNs + withSlack(timeoutNs);
        return ended.has(life) || (life.lastEvidenceNs > fromNs && life.lastEvidenceNs <= latestNs) || (basis === 'assumed' && life.limits.keepAliveTimeoutNs > timeoutNs);
      },
    };
  },
  explain: {
    why: 'The bridge drops the association: the virtual machine loses its network although the station may believe that all is well.',
    usual: ['the agent on the host hangs or was killed', 'the host is overloaded', 'the link failed', 'RKA of the two ends differs'],
    try: ['is the agent alive on the host?', 'does LLDP of the host still come? `evbscope print`', 'compare RKA of both ends', 'ask for the VSI again'],
  },
});
