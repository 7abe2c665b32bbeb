import { duration } from '../../text/duration.js';
import type { Life } from '../../track/life.js';
import { rule } from '../rule.js';
import { keepAliveEndsNs } from './keep-alive-ends.js';
import { Overdue } from './overdue.js';

/** How many timeouts may pass where the first one may have been a longer one. */
const PATIENCE = 4;

/**
 * No keep-alive within the keep-alive timeout, and the bridge says nothing: it drops the VSI silently. A bridge that
 * de-associates then is VSI-15, a keep-alive that comes within the slack no finding at all; in the drafts, which name no timeout,
 * one that stayed out once is VSI-12. Where no TLV had told the timers
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
  looksBackNs: ({ life, timeNs }) => timeNs - life.lastEvidenceNs,
  memory: () => ({ ended: new WeakSet<Life>(), waits: new WeakMap<Life, Overdue>() }),
  remember: {
    'vsi.unsolicited': ({ life }, { ended }) => ended.add(life),
    'vsi.request': ({ life, timeNs }, { waits }) => waits.get(life)?.came(timeNs),
    'vsi.response': ({ life, timeNs }, { waits }) => waits.get(life)?.came(timeNs),
    'vsi.begun': ({ before, timeNs }, { waits }) => before && waits.get(before)?.came(timeNs),
  },
  check: ({ life, timeNs }, { ended, waits }) => {
    if (!life.isSettled || life.bridge.state === 'EXIT' || ended.has(life) || life.requests + life.keepAlives === 0) return null;
    const { keepAliveTimeoutNs: timeoutNs, basis } = life.silenceLimits;
    const fromNs = timeNs - timeoutNs;
    const latestNs = fromNs + keepAliveEndsNs(life);
    const waited = new Overdue(life.lastEvidenceNs > fromNs ? life.lastEvidenceNs : Infinity);
    waits.set(life, waited);
    const isAssumed = basis === 'assumed';
    return {
      expected: `a keep-alive within ${duration(timeoutNs)}`,
      received: 'none, and no de-associate either',
      frames: [life.lastAnswerFrame ?? life.transitions.findLast(({ frame }) => frame !== null)?.frame ?? []].flat(),
      life,
      waitsNs: isAssumed && life.limits.basis !== 'assumed' ? PATIENCE * timeoutNs : latestNs - timeNs,
      unless: () => {
        const hasCome = isAssumed ? waited.cameNs < Infinity : waited.cameNs <= latestNs;
        return ended.has(life) || hasCome || (isAssumed && life.limits.keepAliveTimeoutNs > timeoutNs);
      },
    };
  },
  explain: {
    why: 'The bridge drops the association: the virtual machine loses its network although the station may believe that all is well.',
    usual: ['the agent on the host hangs or was killed', 'the host is overloaded', 'the link failed', 'RKA of the two ends differs'],
    try: ['is the agent alive on the host?', 'does LLDP of the host still come? `evbscope print`', 'compare RKA of both ends', 'ask for the VSI again'],
  },
});
