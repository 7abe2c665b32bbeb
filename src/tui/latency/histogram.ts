import type { World } from '../world.js';
import type { LatencyChoice } from './latency-choice.js';

/** Bounds of buckets go 1, 2, 5, 10 …: three to a power of ten. */
const STEPS = [1, 2, 5];

/** Times from `fromNs` on, below `toNs`. */
export interface Bucket {
  readonly fromNs: number;
  readonly toNs: number;
  count: number;
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
  const wanted = choice.lines(world);
  const values: number[] = [];
  world.recording.latencies.walk((_, line, __, valueNs) => {
    if (wanted[line] === 1) values.push(valueNs);
  });
  if (values.length === 0) return [];
  let [least, most] = [Infinity, 0];
  for (const value of values) {
    least = Math.min(least, value);
    most = Math.max(most, value);
  }
  const buckets: Bucket[] = [];
  for (let fromNs = floorStep(least); fromNs <= most; fromNs = nextStep(fromNs)) buckets.push({ fromNs, toNs: nextStep(fromNs), count: 0 });
  for (const value of values) {
    const bucket = buckets.findLast(({ fromNs }) => value >= fromNs) ?? buckets[0]!;
    bucket.count++;
  }
  return buckets;
}
