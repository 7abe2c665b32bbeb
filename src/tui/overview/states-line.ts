import { thousands } from '../../text/number.js';
import { age } from '../draw/age.js';
import { bar } from '../draw/bar.js';
import { lineColumns, span, type Line, type Span } from '../draw/line.js';
import { SHOWN_STATES, STATE_STYLE, type ShownState } from '../shown-state.js';
import type { World } from '../world.js';

const SHORT: Readonly<Partial<Record<ShownState, string>>> = { PREASSOC: 'PRE', 'PREASSOC-RR': 'PRE-RR', pending: 'pend', unknown: '?' };
const MAX_BAR = 20;

/** The states of all VSIs in one line: those that have any, and the one that is selected. */
export function statesLine({ settings, digest: { census, summary } }: World, columns: number, selected: ShownState | null): Line {
  const { states, total, oldestPendingNs } = census;
  const items = SHOWN_STATES.filter((state) => state === 'ASSOC' || state === selected || states[state] > 0).map((state): Span => {
    const waits = state === 'pending' && oldestPendingNs !== null ? ` (${age(summary.timeNs - oldestPendingNs)})` : '';
    const text = `${SHORT[state] ?? state} ${thousands(states[state])}${waits}`;
    return state === selected ? span(`▶${text}`, 'selected') : span(` ${text}`, STATE_STYLE[state]);
  });
  const goal = settings.expect;
  const percent = goal === null || goal === 0 ? '' : `${Math.floor((100 * states.ASSOC) / goal)}%`;
  const [first, ...rest] = items;
  const others = rest.flatMap((item) => [span(' '), item]);
  const room = Math.min(MAX_BAR, columns - lineColumns([first!, ...others]) - percent.length - 4);
  const drawn = room > 2 ? bar(states.ASSOC, goal ?? total, room) : '';
  return [first!, span(` ${drawn}`, 'good'), span(percent === '' ? '' : ` ${percent}`, 'strong'), span(' '), ...others];
}
