import { dropOldest } from '../../model/oldest-first.js';
import { duration } from '../../text/duration.js';
import type { EventOf } from '../../track/event.js';
import { isGivenUp } from '../ecp/given-up.js';
import { rule } from '../rule.js';

const FAILURES = 4;
const WINDOW_WAITS = 10;
const MAX_VSIS = 10_000;

interface Failure {
  readonly timeNs: number;
  readonly frame: number;
}

/** The request that failed; null where it did not, or another rule says why nobody could answer (ECP-04, VSI-08). */
function failed(event: EventOf<'vsi.response'> | EventOf<'vsi.unanswered'>): Failure | null {
  if ('pending' in event) return isGivenUp(event.pending.exchange) ? null : { timeNs: event.timeNs, frame: event.pending.exchange.frame };
  const { answered, response, timeNs } = event;
  return answered && response.error !== 0 && !response.isHard ? { timeNs, frame: answered.exchange.frame } : null;
}

/**
 * More than three requests for a VSI that were refused or not answered within ten times the response wait delay. Not those
 * after a hard error: VSI-08; not those of a draft whose roles no answer has told.
 */
export const vsi09 = rule({
  id: 'VSI-09',
  severity: 'warning',
  spec: '802.1Q 41.5',
  title: 'VSI that fails again and again',
  absence: true,
  bothEnds: true,
  on: ['vsi.response', 'vsi.unanswered'],
  memory: (drop: () => void) => ({ failures: new Map<string, Failure[]>(), drop, hasAnswer: false }),
  check: (event, memory) => {
    const { failures, drop } = memory;
    const { life, timeNs, channel } = event;
    if ('answered' in event && event.answered) memory.hasAnswer = true;
    const failure = failed(event);
    if (!failure) return null;
    const isUnsure = 'pending' in event && life.generation === 'draft' && !memory.hasAnswer && channel.opposite(event.pending.exchange.speaker)?.senders.has('draft') === true;
    if (isUnsure) return null;
    const windowNs = WINDOW_WAITS * life.limits.responseWaitNs;
    const recent = [...(failures.get(life.key) ?? []).filter((one) => timeNs - one.timeNs <= windowNs), failure];
    failures.delete(life.key);
    failures.set(life.key, recent.slice(-FAILURES));
    for (let rest = dropOldest(failures, MAX_VSIS).length; rest > 0; rest--) drop();
    if (recent.length < FAILURES) return null;
    return {
      expected: `at most ${FAILURES - 1} failed requests within ${duration(windowNs)}`,
      received: `${FAILURES} within ${duration(timeNs - recent[0]!.timeNs)}`,
      frames: recent.map(({ frame }) => frame),
      life,
    };
  },
  explain: {
    why: 'Somebody tries the same over and over: the virtual machine stays without network, and the switch and its VSI manager are kept busy.',
    usual: ['a VSI type ID or version that the switch does not know', 'no VSI manager that answers', 'a hypervisor manager that retries for ever'],
    try: ['read the error of the refusals, in the findings beside this one', 'compare VSI type ID and version with those on the switch', 'can the switch reach its VSI manager?'],
  },
});
