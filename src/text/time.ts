const NS_PER_SEC = 1e9;
/** The years that a JavaScript date can show; a damaged capture may claim others. */
const MAX_SEC = 8.64e12;

/** A moment as whole seconds since 1970 (UTC) and nanoseconds in them, exact. */
export interface Moment {
  readonly sec: number;
  readonly ns: number;
}

/** How `-t` shows times. clock, local: time of day, UTC or of the local zone; delta: since the one before; start: since the first frame. */
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

function digits(value: number, count: number): string {
  return String(value).padStart(count, '0');
}

/** `2026-11-23T06:25:54.504542000Z`: UTC with nanoseconds, exact. */
export function isoTime(originSec: number, timeNs: number): string {
  const { sec, ns } = moment(originSec, timeNs);
  return `${date(sec).toISOString().slice(0, -5)}.${digits(ns, 9)}Z`;
}

/** `06:25:54.504542`, cut to microseconds; `local` in the zone of the process, else UTC. */
export function clockTime(originSec: number, timeNs: number, local = false): string {
  const { sec, ns } = moment(originSec, timeNs);
  const at = date(sec);
  const parts = local ? [at.getHours(), at.getMinutes(), at.getSeconds()] : [at.getUTCHours(), at.getUTCMinutes(), at.getUTCSeconds()];
  return `${parts.map((part) => digits(part, 2)).join(':')}.${digits(Math.floor(ns / 1000), 6)}`;
}

/** `-0.000102`: seconds and microseconds, cut toward zero. */
export function secondsText(ns: number): string {
  const micro = Math.floor(Math.abs(ns) / 1000);
  const text = `${Math.floor(micro / 1e6)}.${digits(micro % 1e6, 6)}`;
  return ns < 0 && micro > 0 ? `-${text}` : text;
}

/** Shows times as `-t` asks, in the order in which they are shown. `startNs`: the first frame of the capture. */
export function timeFormatter(format: TimeFormat, originSec: number, startNs: number): (timeNs: number) => string {
  let beforeNs: number | null = null;
  return (timeNs) => {
    switch (format) {
      case 'clock':
        return clockTime(originSec, timeNs);
      case 'local':
        return clockTime(originSec, timeNs, true);
      case 'utc':
        return isoTime(originSec, timeNs);
      case 'start':
        return secondsText(timeNs - startNs);
      case 'epoch': {
        const { sec, ns } = moment(originSec, timeNs);
        return `${sec}.${digits(ns, 9)}`;
      }
      case 'delta': {
        const deltaNs = beforeNs === null ? 0 : timeNs - beforeNs;
        beforeNs = timeNs;
        return secondsText(deltaNs);
      }
    }
  };
}
