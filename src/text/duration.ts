import { significant } from './number.js';

const UNIT_NS: Readonly<Record<string, number>> = { ns: 1, us: 1e3, ms: 1e6, s: 1e9, m: 60e9, min: 60e9, h: 3600e9 };

/** A duration for people, three significant digits: `850 ns`, `2.6 ms`, `17.4 s`, `18 min 42 s`, `3 h 5 min`. */
export function duration(ns: number): string {
  if (ns < 0) return `-${duration(-ns)}`;
  if (ns < 1e3) return `${Math.round(ns)} ns`;
  if (ns < 999.5e3) return `${significant(ns / 1e3)} us`;
  if (ns < 999.5e6) return `${significant(ns / 1e6)} ms`;
  if (ns < 99.95e9) return `${significant(ns / 1e9)} s`;
  const seconds = Math.round(ns / 1e9);
  if (seconds < 3600) return seconds % 60 === 0 ? `${seconds / 60} min` : `${Math.floor(seconds / 60)} min ${seconds % 60} s`;
  const minutes = Math.round(seconds / 60);
  return minutes % 60 === 0 ? `${minutes / 60} h` : `${Math.floor(minutes / 60)} h ${minutes % 60} min`;
}

/** Nanoseconds of `10ms`, `2s`, `1.5 m`, `3h`; a plain number is seconds. Null when it is no duration. */
export function parseDuration(text: string): number | null {
  const match = /^(\d+(?:\.\d+)?)\s*(ns|us|ms|s|min|m|h)?$/.exec(text.trim());
  if (!match) return null;
  return Math.round(Number(match[1]) * UNIT_NS[match[2] ?? 's']!);
}
