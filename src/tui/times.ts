import type { Timebase } from '../model/timebase.js';
import { duration } from '../text/duration.js';
import { timeFormatter } from '../text/time.js';
import type { Settings } from './settings.js';

const CLOCK_COLUMNS = 'hh:mm:ss'.length;

/** Times as all views write them. */
export class Times {
  readonly #timebase: Timebase;
  readonly #settings: Settings;
  readonly #startNs: () => number;

  constructor(timebase: Timebase, settings: Settings, startNs: () => number) {
    this.#timebase = timebase;
    this.#settings = settings;
    this.#startNs = startNs;
  }

  /** `12:04:30.9`: the time of day (UTC) with that many digits of its second, 0 to 6. */
  clock(timeNs: number, digits: number): string {
    const text = timeFormatter('clock', this.#timebase.originSec, 0)(timeNs);
    return text.slice(0, digits === 0 ? CLOCK_COLUMNS : CLOCK_COLUMNS + 1 + digits);
  }

  /** `2026-11-23T12:04:30.900123456Z`. */
  exact(timeNs: number): string {
    return timeFormatter('utc', this.#timebase.originSec, 0)(timeNs);
  }

  /** As the user chose; `beforeNs` is the row before, null for the first one. */
  shown(timeNs: number, digits: number, beforeNs: number | null): string {
    const { time, referenceNs } = this.#settings;
    if (time === 'clock') return this.clock(timeNs, digits);
    const fromNs = time === 'start' ? this.#startNs() : time === 'reference' ? referenceNs : (beforeNs ?? timeNs);
    return `${timeNs >= fromNs ? '+' : ''}${compact(timeNs - fromNs)}`;
  }
}

/** A duration without the blank in it: `9.8ms`. */
export function compact(ns: number): string {
  return duration(ns).replace(/ (?=[a-z]+$)/, '');
}
