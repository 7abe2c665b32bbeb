import type { World } from '../world.js';
import type { LatencyChoice } from './latency-choice.js';

/** Bounds of buckets go 1, 2, 5, 10 …: three to a power of ten. */
const STEPS = [1, 2, 5];

/** Times from `fromNs` on, below `toNs`. */
export interface Bucket {
  readonly fromNs: number;
  readonly toNs: number;
  readonly count: number;
}

/** The greatest 1, 2 or 5 with zeros that is not above `ns`; at least a nanosecond. */
function floorStep(ns: number): number {
  const power = 10 ** Math.floor(Math.log10(Math.max(1, ns)) + 1e-12);
  return power * STEPS.findLast((step) => step * power <= Math.max(1, ns) * (1 + 1e-12))!;
}

function nextStep(ns: number): number {
  const power = 10 ** Math.floor(Math.log10(ns) + 1e-9);
  const step = STEPS[STEPS.findIndex((one) => Math.abs(one * power - ns) < ns * 1e-6) + 1];
  return Math.round(step === undefined ? 10 * power : step * power);
}

/** How many of the chosen times are how long: buckets from the shortest to the longest, empty ones between them as well. */
export function histogram(choice: LatencyChoice, world: World): Bucket[] {
  const { count, valuesNs } = choice.chosen(world);
  if (count === 0) return [];
  let [least, most] = [Infinity, 0];
  for (let i = 0; i < count; i++) {
    least = Math.min(least, valuesNs[i]!);
    most = Math.max(most, valuesNs[i]!);
  }
  const buckets: Bucket[] = [];
  for (let fromNs = floorStep(least); fromNs <= most; fromNs = nextStep(fromNs)) buckets.push({ fromNs, toNs: nextStep(fromNs), count: 0 });
  const bounds = Float64Array.from(buckets, ({ fromNs }) => fromNs);
  const counts = new Float64Array(buckets.length);
  for (let i = 0; i < count; i++) {
    let [low, high] = [0, bounds.length - 1];
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (bounds[middle]! <= valuesNs[i]!) low = middle;
      else high = middle - 1;
    }
    counts[low]!++;
  }
  return buckets.map((bucket, index) => ({ ...bucket, count: counts[index]! }));
}
