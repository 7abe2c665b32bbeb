import type { World } from '../world.js';
import type { LatencyChoice } from './latency-choice.js';

/** So many are listed, the slowest ones. */
const MOST_OUTLIERS = 1000;

/** Indices of the chosen times above the limit of their line, the slowest first; without any, of the slowest alone. */
export function outliers(choice: LatencyChoice, world: World): number[] {
  const { row } = choice;
  if (row === null) return [];
  const { limitNs, maxNs } = row.line;
  const leastNs = limitNs < maxNs ? limitNs : maxNs * (1 - Number.EPSILON);
  const { count, samples, valuesNs } = choice.chosen(world);
  const found: number[] = [];
  for (let i = 0; i < count; i++) if (valuesNs[i]! > leastNs) found.push(i);
  return found.sort((a, b) => valuesNs[b]! - valuesNs[a]! || a - b).slice(0, MOST_OUTLIERS).map((i) => samples[i]!);
}
