import type { World } from '../world.js';
import type { LatencyChoice } from './latency-choice.js';

/** So many are listed, the slowest ones. */
const MOST_OUTLIERS = 1000;

/** Indices of the chosen times above the limit of their line, the slowest first; without any, of the slowest alone. */
export function outliers(choice: LatencyChoice, world: World): number[] {
  const { row } = choice;
  if (row === null) return [];
  const wanted = choice.lines(world);
  const { limitNs, maxNs } = row.line;
  const found: { readonly i: number; readonly valueNs: number }[] = [];
  const leastNs = limitNs < maxNs ? limitNs : maxNs * (1 - Number.EPSILON);
  world.recording.latencies.walk((i, line, _, valueNs) => {
    if (wanted[line] === 1 && valueNs > leastNs) found.push({ i, valueNs });
  });
  return found.sort((a, b) => b.valueNs - a.valueNs || a.i - b.i).slice(0, MOST_OUTLIERS).map(({ i }) => i);
}
