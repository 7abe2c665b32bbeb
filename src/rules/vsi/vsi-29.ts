import { duration } from '../../text/duration.js';
import type { Life } from '../../track/life.js';
import { rule } from '../rule.js';

/** How many intervals are looked at, and how many it takes. */
const INTERVALS = 5;
const ENOUGH = 4;
/** So many of them are a pattern: one or two short ones may be commands that were repeated. */
const SHORT = 3;
const ODD = 2;

interface Rhythm {
  keepAliveNs: number;
  answeredNs: number;
  frames: number[];
  intervalsNs: number[];
  isTold: boolean;
}

function median(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[values.length >> 1] ?? 0;
}

/** Whether every interval is long enough, and none half as long again as another: so it nearly always is. */
function isEven({ intervalsNs, keepAliveNs }: Rhythm): boolean {
  const least = Math.min(...intervalsNs);
  return least >= 0.5 * keepAliveNs && Math.max(...intervalsNs) <= 1.5 * least;
}

/** What is wrong with the intervals, null when nothing is. */
function fault(rhythm: Rhythm): { expected: string; received: string } | null {
  if (isEven(rhythm)) return null;
  const { intervalsNs, keepAliveNs } = rhythm;
  const full = intervalsNs.filter((time) => time >= 0.5 * keepAliveNs);
  const usualNs = median(full);
  const odd = full.filter((time) => Math.abs(time - usualNs) > 0.5 * usualNs);
  const isOut = intervalsNs.length - full.length >= SHORT || (intervalsNs.length >= ENOUGH && odd.length >= ODD);
  return isOut ? { expected: `every ${duration(keepAliveNs)}`, received: `after ${intervalsNs.map(duration).join(', ')}` } : null;
}

/**
 * Keep-alives out of step, counted from the last answer: three of five in less than half of T(RKA), or two more than half off
 * the others. A single late one is VSI-12, and a short one a command repeated: it looks just like a keep-alive. Told once for each life, and
 * only where T(RKA) is known.
 */
export const vsi29 = rule({
  id: 'VSI-29',
  severity: 'warning',
  spec: '802.1Q 41.5.5.5',
  title: 'keep-alives out of step',
  timers: true,
  on: 'vsi.request',
  memory: () => new WeakMap<Life, Rhythm>(),
  remember: {
    'vsi.response': ({ life, answered, timeNs }, rhythms) => {
      const rhythm = rhythms.get(life);
      if (rhythm && answered) rhythm.answeredNs = timeNs;
    },
  },
  check: ({ life, pending, channel, timeNs, frame }, rhythms) => {
    const { keepAliveNs, basis } = life.limits;
    if (basis === 'assumed') return null;
    const known = rhythms.get(life);
    // What is missing, negotiated anew or commanded breaks the series.
    if (!known || !pending.isKeepAlive || known.keepAliveNs !== keepAliveNs || channel.lossNs >= known.answeredNs) {
      rhythms.set(life, { keepAliveNs, answeredNs: timeNs, frames: [frame.no], intervalsNs: [], isTold: known?.isTold ?? false });
      return null;
    }
    if (known.intervalsNs.push(timeNs - known.answeredNs) > INTERVALS) known.intervalsNs.shift();
    if (known.frames.push(frame.no) > INTERVALS + 1) known.frames.shift();
    known.answeredNs = timeNs;
    const what = known.isTold ? null : fault(known);
    known.isTold ||= what !== null;
    return what && { ...what, frames: [...known.frames], life };
  },
  explain: {
    why: 'Too many keep-alives are work for the switch; irregular ones come too late one day, and then the association is dropped.',
    usual: ['RKA of the two ends differs, or one end computes it with a wrong exponent', 'an overloaded host', 'keep-alives that wait behind other ECPDUs'],
    try: ['compare RKA of both ends: `evbscope vsis`', 'look at the load of the host', 'look for ECP-05 at the same time'],
  },
});
