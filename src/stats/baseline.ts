/** What is usual: median and spread of a series of times, without those that are far off. */
export interface Baseline {
  readonly count: number;
  readonly medianNs: number;
  /** 99 of 100 are at most this long, those that are far off aside. */
  readonly p99Ns: number;
  /** Standard deviation of the logarithm, estimated from the median of the absolute deviations (MAD). */
  readonly spread: number;
  /** Where the tail of the usual times may still reach by chance: what is longer does not belong to it. */
  readonly tailNs: number;
  /** All times are multiples of this: the clock tells no more. */
  readonly quantumNs: number;
}

/** 1.4826 MAD is the standard deviation of a normal distribution. */
const MAD_TO_SIGMA = 1.4826;
const MIN_Z = 6;
const MIN_FACTOR = 3;
const MIN_P99_FACTOR = 1.5;
/** The tail is estimated from this share of the times, at least so many. */
const TAIL_SHARE = 0.1;
const MIN_TAIL = 8;
/** One in so many series as long as this may reach beyond the tail by chance. */
const TAIL_SERIES = 1000;

const log = (ns: number): number => Math.log(Math.max(1, ns));

/** `sorted`: at least one time, the smallest first. */
export function baselineOf(sorted: Float64Array, quantumNs: number): Baseline {
  const count = sorted.length;
  const medianNs = sorted[count >> 1]!;
  const baseline = { count, medianNs, p99Ns: 0, tailNs: 0, spread: MAD_TO_SIGMA * medianDeviation(sorted, medianNs), quantumNs };
  let far = 0;
  while (far < count && isFar(sorted[count - 1 - far]!, baseline)) far++;
  const usual = sorted.subarray(0, far <= mostFar(count) ? count - far : count);
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
  return Math.min(drawnOn(sorted, most, quantumNs), drawnOn(sorted, Math.ceil(most / 2), quantumNs));
}

/** How the `most` longest ones grow (Hill): a straight line on log time and log rank, drawn on to where hardly one lies. */
function drawnOn(sorted: Float64Array, most: number, quantumNs: number): number {
  const { length } = sorted;
  const fromNs = sorted[length - 1 - most]!;
  let sum = 0;
  // A tick of the clock is no growth.
  for (let i = length - most; i < length; i++) sum += log(Math.max(fromNs, sorted[i]! - quantumNs)) - log(fromNs);
  return Math.exp(log(fromNs) + (sum / most) * Math.log(TAIL_SERIES * most));
}
