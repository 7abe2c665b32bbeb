import { encoded, written, type TextBuffer } from './text-buffer.js';

const NS_PER_SEC = 1e9;
/** The years that a JavaScript date can show; a damaged capture may claim others. */
const MAX_SEC = 8.64e12;

/** A moment as whole seconds since 1970 (UTC) and nanoseconds in them, exact. */
export interface Moment {
  readonly sec: number;
  readonly ns: number;
}

/** How `-t` shows times. clock, local: time of day to the microsecond, UTC or of the local zone; delta: since the one before; start: since the first frame. */
export const TIME_FORMATS = ['clock', 'local', 'utc', 'delta', 'start', 'epoch'] as const;
export type TimeFormat = (typeof TIME_FORMATS)[number];

/** The moment `timeNs` nanoseconds after `originSec` (seconds since 1970). */
export function moment(originSec: number, timeNs: number): Moment {
  const whole = Math.floor(timeNs);
  const ns = ((whole % NS_PER_SEC) + NS_PER_SEC) % NS_PER_SEC;
  return { sec: originSec + (whole - ns) / NS_PER_SEC, ns };
}

function date(sec: number): Date {
  return new Date(Math.max(-MAX_SEC, Math.min(MAX_SEC, sec)) * 1000);
}

/** A way to write a moment: the text of its second, then so many digits of the rest, cut, and an end. */
interface Style {
  readonly second: (sec: number) => string;
  readonly digits: number;
  readonly end: string;
}

function digits(value: number, count: number): string {
  return String(value).padStart(count, '0');
}

function timeOfDay(hours: number, minutes: number, seconds: number): string {
  return `${digits(hours, 2)}:${digits(minutes, 2)}:${digits(seconds, 2)}`;
}

const STYLES = {
  utc: { second: (sec) => date(sec).toISOString().slice(0, -5), digits: 9, end: 'Z' },
  epoch: { second: String, digits: 9, end: '' },
  clock: {
    second: (sec) => {
      const at = date(sec);
      return timeOfDay(at.getUTCHours(), at.getUTCMinutes(), at.getUTCSeconds());
    },
    digits: 6,
    end: '',
  },
  local: {
    second: (sec) => {
      const at = date(sec);
      return timeOfDay(at.getHours(), at.getMinutes(), at.getSeconds());
    },
    digits: 6,
    end: '',
  },
} as const satisfies Partial<Record<TimeFormat, Style>>;

/** Writes moments of one style; most of them are in the second of the one before, whose text it knows. */
class MomentWriter {
  readonly #style: Style;
  readonly #originSec: number;
  readonly #unitNs: number;
  #second = new Uint8Array();
  #secondNs = Number.NaN;

  constructor(style: Style, originSec: number) {
    this.#style = style;
    this.#originSec = originSec;
    this.#unitNs = 10 ** (9 - style.digits);
  }

  write(to: TextBuffer, timeNs: number): void {
    const { end, digits } = this.#style;
    let ns = Math.floor(timeNs) - this.#secondNs;
    if (!(ns >= 0 && ns < NS_PER_SEC)) ns = this.#turn(timeNs);
    to.put(this.#second);
    to.decimal(Math.floor(ns / this.#unitNs), digits);
    if (end !== '') to.text(end);
  }

  /** Goes to the second of a moment, and returns the nanoseconds in it. */
  #turn(timeNs: number): number {
    const { sec, ns } = moment(this.#originSec, timeNs);
    this.#secondNs = Math.floor(timeNs) - ns;
    this.#second = encoded(`${this.#style.second(sec)}.`);
    return ns;
  }
}

/** `2026-11-23T06:25:54.504542000Z`: UTC with nanoseconds, exact. */
export function isoTime(originSec: number, timeNs: number): string {
  return written((to) => new MomentWriter(STYLES.utc, originSec).write(to, timeNs));
}

/** Writes `-0.000102`: seconds and microseconds, cut toward zero. */
function writeSeconds(to: TextBuffer, ns: number): void {
  const micro = Math.floor(Math.abs(ns) / 1000);
  if (ns < 0 && micro > 0) to.text('-');
  to.decimal(Math.floor(micro / 1e6));
  to.text('.');
  to.decimal(micro % 1e6, 6);
}

export type WriteTime = (to: TextBuffer, timeNs: number) => void;

/** Writes times as `-t` asks, in the order in which they are shown. `startNs`: the first frame of the capture. */
export function timeWriter(format: TimeFormat, originSec: number, startNs: number): WriteTime {
  if (format === 'start') return (to, timeNs) => writeSeconds(to, timeNs - startNs);
  if (format === 'delta') {
    let beforeNs: number | null = null;
    return (to, timeNs) => {
      writeSeconds(to, beforeNs === null ? 0 : timeNs - beforeNs);
      beforeNs = timeNs;
    };
  }
  const writer = new MomentWriter(STYLES[format], originSec);
  return (to, timeNs) => writer.write(to, timeNs);
}

/** The same as strings. */
export function timeFormatter(format: TimeFormat, originSec: number, startNs: number): (timeNs: number) => string {
  const write = timeWriter(format, originSec, startNs);
  return (timeNs) => written((to) => write(to, timeNs));
}
