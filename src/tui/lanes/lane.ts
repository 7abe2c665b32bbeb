import type { Confidence, Cause, Transition, VsiLife, VsiState } from '../../model/vsi.js';
import type { Style } from '../draw/line.js';

/** The time that lanes show: `columns` columns of `columnNs` each. */
export interface LaneWindow {
  readonly startNs: number;
  readonly columnNs: number;
  readonly columns: number;
}

/** What happened to a life at moments, in the order of time. */
export interface LaneMoments {
  readonly keepAlivesNs: readonly number[];
  readonly problemsNs: readonly number[];
}

const NOT_SEEN = '·';
const UNSURE = '?';
const GLYPHS: Readonly<Record<Exclude<VsiState, 'EXIT'>, string>> = {
  UNKNOWN: UNSURE,
  UNASSOCIATED: NOT_SEEN,
  PREASSOC_PROCESSING: 'p',
  PREASSOCIATED: '▒',
  ASSOC_PROCESSING: 'a',
  ASSOCIATED: '█',
  DEASSOC_PROCESSING: 'd',
};
/** A column shows the most telling of what was in its time: what lasts gives way to what happened. */
const RANKS: Readonly<Record<string, number>> = { ' ': 0, k: 2, [UNSURE]: 3, p: 4, a: 4, d: 4, '!': 5 };
const LASTING = 1;

export const LANE_STYLES: Readonly<Record<string, Style>> = { '·': 'dim', '?': 'unknown', p: 'pending', a: 'pending', d: 'pending', '▒': 'good', '█': 'good', k: 'good', x: 'bad', '!': 'error' };

function glyphOf(state: VsiState, confidence: Confidence, cause: Cause | null): string {
  if (state === 'EXIT') return cause === 'refused' || cause === 'mismatch' || cause === 'timeout' ? 'x' : NOT_SEEN;
  return confidence === 'stale' ? UNSURE : GLYPHS[state];
}

/** The columns of a lane while they are filled. */
class Cells {
  readonly #window: LaneWindow;
  readonly #cells: string[];

  constructor(window: LaneWindow) {
    this.#window = window;
    this.#cells = Array<string>(window.columns).fill(' ');
  }

  /** From `fromNs` up to `toNs`, both of them in the columns that they are in. */
  fill(fromNs: number, toNs: number, glyph: string): void {
    const { startNs, columnNs, columns } = this.#window;
    const first = Math.max(0, Math.floor((fromNs - startNs) / columnNs));
    const last = Math.min(columns - 1, Math.floor((toNs - startNs) / columnNs));
    const rank = RANKS[glyph] ?? LASTING;
    for (let column = first; column <= last; column++) if (rank >= (RANKS[this.#cells[column]!] ?? LASTING)) this.#cells[column] = glyph;
  }

  toString(): string {
    return this.#cells.join('');
  }
}

/** Where transitions of a life were left out, nothing is known between the two that stand in the middle of what is kept. */
function missing({ transitions, transitionsDropped }: VsiLife): { readonly fromNs: number; readonly toNs: number } | null {
  const middle = transitions.length >> 1;
  const [before, after] = [transitions[middle - 1], transitions[middle]];
  return transitionsDropped > 0 && before && after ? { fromNs: before.timeNs, toNs: after.timeNs } : null;
}

/**
 * What the station's side of a life was in, a character a column: `·` not seen, `p a d` asked, `▒` PREASSOC, `█` ASSOC, `k` a
 * keep-alive, `x` refused or timed out, `?` not known, `!` a problem; blank after `nowNs`.
 */
export function lane(life: VsiLife, { keepAlivesNs, problemsNs }: LaneMoments, window: LaneWindow, nowNs: number): string {
  const cells = new Cells(window);
  const steps = life.transitions.filter(({ side }) => side === 'station');
  const [first] = steps;
  cells.fill(-Infinity, Math.min(life.timeNs, nowNs), NOT_SEEN);
  const begun: Pick<Transition, 'to' | 'confidence'> = first ? { to: first.from, confidence: 'confirmed' } : { to: life.state, confidence: life.confidence };
  let glyph = glyphOf(begun.to, begun.confidence, null);
  let cause: Cause | null = null;
  let sinceNs = life.timeNs;
  for (const step of steps) {
    if (step.timeNs > sinceNs) cells.fill(sinceNs, step.timeNs, glyph);
    if (step.from !== step.to) cause = step.cause;
    glyph = glyphOf(step.to, step.confidence, cause);
    // What was passed through in no time shows, too.
    cells.fill(step.timeNs, step.timeNs, glyph);
    sinceNs = step.timeNs;
  }
  cells.fill(sinceNs, nowNs, glyph);
  const gap = missing(life);
  if (gap) cells.fill(gap.fromNs, gap.toNs, UNSURE);
  for (const timeNs of keepAlivesNs) cells.fill(timeNs, timeNs, 'k');
  for (const timeNs of problemsNs) cells.fill(timeNs, timeNs, '!');
  return cells.toString();
}
