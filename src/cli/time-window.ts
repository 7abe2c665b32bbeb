import type { Timebase } from '../model/timebase.js';
import { boundNs, parseTimeBound, type TimeBound } from '../text/time-bound.js';
import { UsageError } from './usage-error.js';

const DAY_NS = 86_400e9;

function parseBound(option: string, text: string): TimeBound {
  const bound = parseTimeBound(text);
  if (bound === null) throw new UsageError(`${option} cannot be ${text}: expected a time such as 12:04, 2026-11-23T12:04:05Z or 2s`);
  return bound;
}

/** The range of `--from` and `--to`. Times of day are UTC, on the day of the first frame. */
export class TimeWindow {
  readonly #from: TimeBound | null;
  readonly #to: TimeBound | null;
  #range: { readonly fromNs: number; readonly toNs: number } | null = null;

  /** Throws UsageError when a bound is no time. */
  constructor(from: string | null, to: string | null) {
    this.#from = from === null ? null : parseBound('--from', from);
    this.#to = to === null ? null : parseBound('--to', to);
  }

  /** False when neither bound was given. */
  get isLimited(): boolean {
    return this.#from !== null || this.#to !== null;
  }

  /** Fixes the range once the first frame, at `startNs`, is known. */
  begin(timebase: Timebase, startNs: number): void {
    if (this.#range) return;
    const fromNs = this.#from ? boundNs(this.#from, timebase.originSec, startNs) : -Infinity;
    const toNs = this.#to ? boundNs(this.#to, timebase.originSec, startNs) : Infinity;
    const isNextDay = this.#to?.kind === 'clock' && this.#from !== null && toNs < fromNs;
    this.#range = { fromNs, toNs: isNextDay ? toNs + DAY_NS : toNs };
  }

  includes(timeNs: number): boolean {
    return this.overlaps(timeNs, timeNs);
  }

  /** Whether something that lasted from `startNs` to `endNs` was there within the range. */
  overlaps(startNs: number, endNs: number): boolean {
    const range = this.#range;
    return range === null || (endNs >= range.fromNs && startNs <= range.toNs);
  }
}
