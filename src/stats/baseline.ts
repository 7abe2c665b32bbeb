import { tailReach } from './tail-reach.js';

/** What is usual: median and spread of a series of times, without those that are far off. */
export interface Baseline {
  readonly count: number;
  readonly medianNs: number;
  /** 99 of 100 are at most this long, those that are far off aside. */
  readonly p99Ns: number;
  /** Median of the absolute deviations (MAD) of the logarithm, of all or of those above the median, whichever is less: many series have two sides that differ. */
  readonly spread: number;
  /** Where the tail of the usual times may still reach by chance: what is longer does not belong to it. */
  readonly tailNs: number;
  /** All times are multiples of this: the clock tells no more. */
  readonly quantumNs: number;
}

/** In MADs: about 4 standard deviations of a normal distribution. How far a tail of another shape reaches is estimated from itself. */
const MIN_Z = 6;
/** What is not so many medians long is never far off. */
export const MIN_FACTOR = 3;
const MIN_P99_FACTOR = 1.5;
/** The tail is estimated from this share of the times, at least so many. */
const TAIL_SHARE = 0.1;
const MIN_TAIL = 8;
/** What is far off lies beyond such a gap: below it the tail goes on. */
const MIN_GAP = 1.4;

const log = (ns: number): number => Math.log(Math.max(1, ns));

/** `sorted`: at least one time, the smallest first. */
export function baselineOf(sorted: Float64Array, quantumNs: number): Baseline {
  const count = sorted.length;
  const medianNs = sorted[count >> 1]!;
  const baseline = { count, medianNs, p99Ns: 0, tailNs: 0, spread: spreadOf(sorted, medianNs), quantumNs };
  let first = count;
  while (first > 0 && isFar(sorted[first - 1]!, baseline)) first--;
  while (first > 0 && first < count && sorted[first]! < MIN_GAP * sorted[first - 1]!) first++;
  const usual = sorted.subarray(0, count - first <= mostFar(count) ? first : count);
  return { ...baseline, p99Ns: usual[Math.ceil(0.99 * usual.length) - 1]!, tailNs: tailOf(usual, quantumNs) };
}

/** Of so many times more that are far off are no exceptions but one of the ways in which the link answers. */
export function mostFar(count: number): number {
  return Math.min(1.2 + 0.04 * count, 3 + 0.02 * count);
}

/**
 * Robust z above 6, more than three times the median, more than 1.5 times the 99th percentile, by more than two ticks of the
 * clock, and not to be expected of the tail that the usual times have.
 */
export function isOutlier(ns: number, baseline: Baseline): boolean {
  return isFar(ns, baseline) && ns > baseline.tailNs && ns > MIN_P99_FACTOR * baseline.p99Ns && ns > baseline.p99Ns + 2 * baseline.quantumNs;
}

function isFar(ns: number, { medianNs, spread, quantumNs }: Baseline): boolean {
  return ns > MIN_FACTOR * Math.max(medianNs, quantumNs) && log(ns) - log(medianNs) > MIN_Z * spread;
}

function spreadOf(sorted: Float64Array, medianNs: number): number {
  const above = log(sorted[Math.floor(0.75 * sorted.length)]!) - log(medianNs);
  return Math.min(medianDeviation(sorted, medianNs), above || Infinity);
}

/** Median of the absolute deviations from `medianNs`, of logarithms: they grow towards both sides, so two indices walk outwards. */
function medianDeviation(sorted: Float64Array, medianNs: number): number {
  const middle = log(medianNs);
  let [below, above] = [(sorted.length >> 1) - 1, sorted.length >> 1];
  let deviation = 0;
  for (let seen = 0; seen <= sorted.length >> 1; seen++) {
    const down = below < 0 ? Infinity : middle - log(sorted[below]!);
    const up = above >= sorted.length ? Infinity : log(sorted[above]!) - middle;
    deviation = Math.min(down, up);
    if (down < up) below--;
    else above++;
  }
  return deviation;
}

/** The lower of what the longest times and the longer half of those say: where they are of two kinds the first is far too much. */
function tailOf(sorted: Float64Array, quantumNs: number): number {
  const most = Math.min(sorted.length - 1, Math.max(MIN_TAIL, Math.ceil(TAIL_SHARE * sorted.length)));
  return Math.min(tailReach(sorted, most, quantumNs), tailReach(sorted, Math.ceil(most / 2), quantumNs));
}
