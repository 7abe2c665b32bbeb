import { parseDuration } from './duration.js';
import { moment } from './time.js';

const DAY_SEC = 86_400;
const CLOCK = /^(\d{1,2}):(\d{2})(?::(\d{2})(?:\.(\d{1,9}))?)?$/;
const INSTANT = /^(\d{4}-\d{2}-\d{2})(?:[T ](\d{1,2}:\d{2}(?::\d{2}(?:\.\d{1,9})?)?)Z?)?$/i;

/** A time as it was written: a time of day, a date and time, or nanoseconds since the first frame. Times are UTC. */
export type TimeBound =
  | { readonly kind: 'clock'; readonly sec: number; readonly ns: number }
  | { readonly kind: 'instant'; readonly sec: number; readonly ns: number }
  | { readonly kind: 'since'; readonly ns: number };

function parseClock(text: string): { sec: number; ns: number } | null {
  const [whole, hour, minute, second, fraction] = CLOCK.exec(text) ?? [];
  if (whole === undefined || Number(hour) > 23 || Number(minute) > 59 || Number(second ?? 0) > 59) return null;
  return { sec: Number(hour) * 3600 + Number(minute) * 60 + Number(second ?? 0), ns: Number((fraction ?? '').padEnd(9, '0')) };
}

/** Understands `12:04`, `12:04:05.5`, `2026-11-23`, `2026-11-23T12:04:05Z`, and durations: `10ms`, `2s`. Null for all else. */
export function parseTimeBound(text: string): TimeBound | null {
  const clock = parseClock(text);
  if (clock) return { kind: 'clock', ...clock };
  const [, date, timeOfDay] = INSTANT.exec(text) ?? [];
  const time = parseClock(timeOfDay ?? '0:00');
  const day = date === undefined ? Number.NaN : Date.parse(`${date}T00:00:00Z`) / 1000;
  if (time && !Number.isNaN(day)) return { kind: 'instant', sec: day + time.sec, ns: time.ns };
  const ns = parseDuration(text);
  return ns === null ? null : { kind: 'since', ns };
}

/** The same in nanoseconds since `originSec`; `startNs` is the first frame, of whose day times of day are. */
export function boundNs(bound: TimeBound, originSec: number, startNs: number): number {
  if (bound.kind === 'since') return startNs + bound.ns;
  const { sec } = moment(originSec, startNs);
  const midnight = sec - (((sec % DAY_SEC) + DAY_SEC) % DAY_SEC);
  return ((bound.kind === 'clock' ? midnight : 0) + bound.sec - originSec) * 1e9 + bound.ns;
}
