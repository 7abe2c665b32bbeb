import type { Timebase } from '../model/timebase.js';
import { parseDuration } from '../text/duration.js';
import { moment } from '../text/time.js';
import { UsageError } from './usage-error.js';

const DAY_SEC = 86_400;
const CLOCK = /^(\d{1,2}):(\d{2})(?::(\d{2})(?:\.(\d{1,9}))?)?$/;
const INSTANT = /^(\d{4}-\d{2}-\d{2})(?:[T ](\d{1,2}:\d{2}(?::\d{2}(?:\.\d{1,9})?)?)Z?)?$/;

/** A bound as it was written: a time of day, a date and time, or nanoseconds since the first frame. */
type Bound =
  | { readonly kind: 'clock'; readonly sec: number; readonly ns: number }
  | { readonly kind: 'instant'; readonly sec: number; readonly ns: number }
  | { readonly kind: 'since'; readonly ns: number };

function parseClock(text: string): { sec: number; ns: number } | null {
  const [whole, hour, minute, second, fraction] = CLOCK.exec(text) ?? [];
  if (whole === undefined || Number(hour) > 23 || Number(minute) > 59 || Number(second ?? 0) > 59) return null;
  return { sec: Number(hour) * 3600 + Number(minute) * 60 + Number(second ?? 0), ns: Number((fraction ?? '').padEnd(9, '0')) };
}

function parseBound(option: string, text: string): Bound {
  const clock = parseClock(text);
  if (clock) return { kind: 'clock', ...clock };
  const [, date, timeOfDay] = INSTANT.exec(text) ?? [];
  const time = parseClock(timeOfDay ?? '0:00');
  const day = date === undefined ? Number.NaN : Date.parse(`${date}T00:00:00Z`) / 1000;
  if (time && !Number.isNaN(day)) return { kind: 'instant', sec: day + time.sec, ns: time.ns };
  const ns = parseDuration(text);
  if (ns === null) throw new UsageError(`${option} cannot be ${text}: expected a time such as 12:04, 2026-11-23T12:04:05Z or 2s`);
  return { kind: 'since', ns };
}

/** The range of `--from` and `--to`. Times of day are UTC, on the day of the first frame. */
export class TimeWindow {
  readonly #from: Bound | null;
  readonly #to: Bound | null;
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
    const { sec } = moment(timebase.originSec, startNs);
    const midnight = sec - (((sec % DAY_SEC) + DAY_SEC) % DAY_SEC);
    const resolve = (bound: Bound): number => {
      if (bound.kind === 'since') return startNs + bound.ns;
      return ((bound.kind === 'clock' ? midnight : 0) + bound.sec - timebase.originSec) * 1e9 + bound.ns;
    };
    const fromNs = this.#from ? resolve(this.#from) : -Infinity;
    const toNs = this.#to ? resolve(this.#to) : Infinity;
    const isNextDay = this.#to?.kind === 'clock' && this.#from !== null && toNs < fromNs;
    this.#range = { fromNs, toNs: isNextDay ? toNs + DAY_SEC * 1e9 : toNs };
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
