import { baselineOf, isOutlier, MIN_FACTOR, mostFar, type Baseline } from './baseline.js';
import { FarRatios } from './far-ratios.js';
import type { JudgedSample } from './latency-sample.js';
import { RecentValues } from './recent-values.js';
import { findStep, LOOK_AHEAD, MIN_SIDE, type Step } from './step.js';

/** Who is told. */
export interface LevelListener {
  onOutlier(sample: JudgedSample, baseline: Baseline): void;
  onStep(step: Step): void;
}

/** A sample that waits for what comes after it. */
interface Waiting {
  readonly sample: JudgedSample;
  /** How many values of the series came before it. */
  readonly at: number;
  /** It is one of those values itself: it tells what is usual. */
  readonly isInSeries: boolean;
}

/** No finding before so many samples are known. */
const MIN_BASELINE = 20;
/** While more is to come, so many are waited for. */
const GOOD_BASELINE = 96;
/** Not longer: in a day the level comes and goes. */
const MAX_BASELINE = 160;
/** Outliers that come again and again in so many samples are none. */
const MEMORY = 512;
/** It is looked at so many at a time. */
const BATCH = 8;
const MAX_WAITING = 256;
/** So many on either side are its neighbours. */
const NEAR = 12;
/** A sample that waited longer than this share of itself says little of how fast the answer is. */
const MAX_QUEUED = 0.1;

/**
 * The series of one line, in the order in which its times became known: level, changes of level, outliers. A time is judged
 * by what is usual since the last change of level, before it and for a while after it; it is judged once, when so much came after it that it
 * can be no change of level, or at the end. What was sent again or had to wait is judged but not part of what is usual.
 */
export class Levels {
  readonly #values = new RecentValues();
  readonly #floorNs: number;
  readonly #listener: LevelListener;
  #waiting: Waiting[] = [];
  /** Where this level began, and up to where no change of it is possible any more. */
  #from = 0;
  #examined = MIN_SIDE;
  /** Places of outliers, called or not, in the latest `MEMORY` samples of this level. */
  #outliers: number[] = [];
  readonly #far = new FarRatios();

  /** No time below `floorNs` is called an outlier. */
  constructor(floorNs: number, listener: LevelListener) {
    this.#floorNs = floorNs;
    this.#listener = listener;
  }

  add(sample: JudgedSample): void {
    const values = this.#values;
    const { netNs, valueNs, copies, timeNs, frame } = sample;
    const isInSeries = copies === 1 && valueNs - netNs <= MAX_QUEUED * valueNs;
    // It can be no outlier: nothing has to wait for what comes after it.
    if (netNs < this.#floorNs) sample.verdict = 'usual';
    else this.#waiting.push({ sample, at: values.end, isInSeries });
    if (this.#waiting.length > MAX_WAITING) this.#decide(this.#waiting[0]!.at + 1, true);
    if (!isInSeries) return;
    values.push(netNs, timeNs, frame ?? 0);
    if (values.end % BATCH === 0) this.#settle(LOOK_AHEAD, false);
  }

  /** The capture has ended: what waits is judged by what there is. */
  end(): void {
    this.#settle(MIN_SIDE, true);
    this.#examined = Math.max(this.#examined, this.#values.end + 1);
    this.#decide(this.#examined, true);
    for (const { sample } of this.#waiting) sample.verdict = 'usual';
    this.#waiting = [];
  }

  /** Looks for steps with at least `ahead` values behind them, and judges what is before. */
  #settle(ahead: number, isEnd: boolean): void {
    const values = this.#values;
    const to = values.end - ahead;
    while (this.#examined < to) {
      const high = Math.min(to, this.#examined + BATCH);
      const step = findStep(values, this.#from, this.#examined, high);
      this.#examined = step ? step.at : high;
      if (!step) continue;
      this.#decide(step.at, true);
      this.#listener.onStep(step);
      this.#from = step.at;
      this.#examined = step.at + MIN_SIDE;
      this.#outliers = [];
      this.#far.clear();
    }
    if (!isEnd) this.#decide(this.#examined, false);
  }

  /** Judges what came before that place, if enough is known of this level. */
  #decide(before: number, isFinal: boolean): void {
    const to = Math.min(before, this.#values.end);
    const from = Math.max(this.#from, this.#values.first, to - MAX_BASELINE);
    if (to - from < (isFinal ? MIN_BASELINE : GOOD_BASELINE)) return isFinal ? this.#pass(before) : undefined;
    const judged = this.#judgeable(before, isFinal);
    if (judged.length === 0) return;
    const baseline = baselineOf(this.#values.sorted(from, to), this.#values.quantumNs);
    const ratio = ({ netNs }: JudgedSample): number => netNs / Math.max(1, baseline.medianNs, baseline.quantumNs);
    for (const { sample, at, isInSeries } of judged) if (isInSeries) this.#far.push(at, ratio(sample));
    const reach = this.#far.reach(to);
    for (const { sample, at } of judged) {
      sample.verdict = 'usual';
      if (!isOutlier(sample.netNs, baseline) || ratio(sample) <= reach || !this.#standsOut(sample.netNs, at)) continue;
      this.#outliers = [...this.#outliers.filter((place) => place > at - MEMORY), at];
      if (this.#outliers.length > mostFar(Math.min(MEMORY, to - Math.max(this.#from, 0)))) continue;
      sample.verdict = 'outlier';
      if (!sample.parts.some(({ verdict }) => verdict !== 'usual')) this.#listener.onOutlier(sample, baseline);
    }
    this.#waiting = this.#waiting.slice(judged.length);
  }

  /** Among its neighbours, too: where the level rises what is usual lags behind. */
  #standsOut(ns: number, at: number): boolean {
    const near = this.#values.sorted(Math.max(this.#from, this.#values.first, at - NEAR), Math.min(this.#values.end, at + NEAR));
    return near.length === 0 || ns > MIN_FACTOR * near[near.length >> 1]!;
  }

  /** Those before that place up to the first one that has to wait for its parts. */
  #judgeable(before: number, isFinal: boolean): readonly Waiting[] {
    const end = this.#waiting.findIndex(({ sample, at }) => at >= before || (!isFinal && sample.parts.some(({ verdict }) => verdict === 'open')));
    return end < 0 ? this.#waiting : this.#waiting.slice(0, end);
  }

  /** Too little is known. */
  #pass(before: number): void {
    while (this.#waiting[0] && this.#waiting[0].at < before) this.#waiting.shift()!.sample.verdict = 'usual';
  }
}
