import type { RecentValues } from './recent-values.js';

/** A change of level: the place of the first time of the new one, and what was usual before and is now. */
export interface Step {
  readonly at: number;
  readonly timeNs: number;
  readonly beforeNs: number;
  readonly afterNs: number;
  /** Frames of the last answer of the old level and the first of the new one. */
  readonly frames: readonly number[];
}

/** So many samples there must be on either side. */
export const MIN_SIDE = 20;
/** So many are looked at behind it, and before it. */
export const LOOK_AHEAD = 24;
const LOOK_BACK = 64;
/** The nearest ones on either side, by which a step is told from a slope. */
const NEAREST = 10;
const MIN_FACTOR = 2;
const MIN_LEVEL_NS = 10e6;
const MIN_STEP_NS = 5e6;
/** One of the rank sum that hardly ever comes by chance, wherever it is looked for. */
const MIN_RANK_Z = 5;

/** The step whose place is from `low` to `high`, null where there is none. The old level began at `from`. */
export function findStep(values: RecentValues, from: number, low: number, high: number): Step | null {
  const oldest = Math.max(from, low - LOOK_BACK, values.first);
  const newest = Math.min(values.end, high + LOOK_AHEAD);
  // Where hardly a time is that long there is nothing to sort.
  if (values.reaching(MIN_LEVEL_NS, oldest, newest) < MIN_SIDE / 2) return null;
  const [left, right] = [median(values.sorted(oldest, low)), median(values.sorted(high, newest))];
  if (!isLevelChange(left, right, values.quantumNs)) return null;
  // The windows show a step before it is reached: then there is too little behind it yet.
  const at = divide(values, low, newest, Math.sqrt(Math.max(1, left) * Math.max(1, right)), left < right);
  return stepAt(values, from, at);
}

function stepAt(values: RecentValues, from: number, at: number): Step | null {
  const oldest = Math.max(from, at - LOOK_BACK, values.first);
  const newest = Math.min(values.end, at + LOOK_AHEAD);
  if (at - oldest < MIN_SIDE || newest - at < MIN_SIDE) return null;
  const [before, after] = [values.sorted(oldest, at), values.sorted(at, newest)];
  const [beforeNs, afterNs] = [median(before), median(after)];
  const { quantumNs } = values;
  if (!isLevelChange(beforeNs, afterNs, quantumNs) || Math.abs(rankZ(before, after)) < MIN_RANK_Z) return null;
  const [lastNs, nextNs] = [median(values.sorted(at - NEAREST, at)), median(values.sorted(at, at + NEAREST))];
  if (logRatio(lastNs, nextNs, quantumNs) / logRatio(beforeNs, afterNs, quantumNs) < 0.5 || isSlope(values, Math.max(oldest, at - LOOK_AHEAD), at, newest)) return null;
  return { at, timeNs: values.timeNs(at), beforeNs, afterNs, frames: [values.frame(at - 1), values.frame(at)].filter((frame) => frame > 0) };
}

/** The ranks of the times around it go with their places, more than with the side of `at` that they are on. */
function isSlope(values: RecentValues, from: number, at: number, to: number): boolean {
  const sorted = values.sorted(from, to);
  const places = Array.from(sorted, (_, i) => from + i);
  const ranks = places.map((i) => sorted.indexOf(values.at(i)) + sorted.lastIndexOf(values.at(i)));
  return Math.abs(correlation(ranks, places)) > Math.abs(correlation(ranks, places.map((i) => (i < at ? 0 : 1))));
}

function correlation(ones: readonly number[], twos: readonly number[]): number {
  const mean = (all: readonly number[]): number => all.reduce((sum, each) => sum + each, 0) / all.length;
  const [one, two] = [mean(ones), mean(twos)];
  const products = (a: readonly number[], aMean: number, b: readonly number[], bMean: number): number => a.reduce((sum, each, i) => sum + (each - aMean) * (b[i]! - bMean), 0);
  return products(ones, one, twos, two) / Math.sqrt(products(ones, one, ones, one) * products(twos, two, twos, two));
}

function median(sorted: Float64Array): number {
  return sorted[sorted.length >> 1]!;
}

function logRatio(oneNs: number, twoNs: number, quantumNs: number): number {
  return Math.log(Math.max(1, twoNs, quantumNs) / Math.max(1, oneNs, quantumNs));
}

function isLevelChange(oneNs: number, twoNs: number, quantumNs: number): boolean {
  if (Math.max(oneNs, twoNs) < MIN_LEVEL_NS || Math.abs(oneNs - twoNs) < MIN_STEP_NS) return false;
  return Math.abs(logRatio(oneNs, twoNs, quantumNs)) > Math.log(MIN_FACTOR);
}

/** Where most are on the side of `middle` that is their level's. */
function divide(values: RecentValues, low: number, high: number, middle: number, isRise: boolean): number {
  let [best, bestAt, sum] = [0, low, 0];
  for (let i = low; i < high; i++) {
    sum += values.at(i) < middle === isRise ? 1 : -1;
    if (sum > best) [best, bestAt] = [sum, i + 1];
  }
  return bestAt;
}

/** The rank sum of Wilcoxon, Mann and Whitney in standard deviations; both are sorted. */
function rankZ(before: Float64Array, after: Float64Array): number {
  let [above, less, same] = [0, 0, 0];
  for (const value of after) {
    while (less < before.length && before[less]! < value) less++;
    same = Math.max(same, less);
    while (same < before.length && before[same]! <= value) same++;
    above += (less + same) / 2;
  }
  const pairs = before.length * after.length;
  return (above - pairs / 2) / Math.sqrt((pairs * (before.length + after.length + 1)) / 12);
}
