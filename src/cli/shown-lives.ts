import type { VsiLife } from '../model/vsi.js';
import type { Context } from './context.js';
import type { Capture } from './read-capture.js';

/** When a life was last there: at its EXIT on both sides, else until the end of the capture. */
function endNs(life: VsiLife, captureEndNs: number): number {
  const isOver = life.state === 'EXIT' && (life.bridgeState === 'EXIT' || life.bridgeState === 'UNKNOWN');
  return isOver ? life.transitions.reduce((latest, { timeNs }) => Math.max(latest, timeNs), life.timeNs) : captureEndNs;
}

/** The lives that `--from`, `--to` and `-Y` leave, with the names of `--names`. */
export function shownLives(context: Context, { analysis, rows }: Capture): readonly VsiLife[] {
  const captureEndNs = analysis.summary().timeNs;
  const lives = analysis.lives().filter((life) => context.window.overlaps(life.timeNs, endNs(life, captureEndNs)));
  const named = context.names.apply(lives);
  const { filter } = context;
  return filter === null ? named : named.filter((life) => filter.matches(rows.ofLife(life)));
}
