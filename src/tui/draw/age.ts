import { duration } from '../../text/duration.js';

/**
 * A duration in at most six columns: `850ns`, `9.8ms`, `17.4s`, `6m18s`, `3h05m`, `12d4h`. What lasts until a moment that was
 * taken down before it began, as happens while frames come in, has lasted for none.
 */
export function age(durationNs: number): string {
  const ns = Math.max(0, durationNs);
  if (ns < 99.95e9) return duration(ns).replace(' ', '');
  const seconds = Math.round(ns / 1e9);
  const [minutes, hours, days] = [Math.floor(seconds / 60), Math.floor(seconds / 3600), Math.floor(seconds / 86400)];
  if (hours === 0) return `${minutes}m${String(seconds % 60).padStart(2, '0')}s`;
  if (days === 0) return `${hours}h${String(minutes % 60).padStart(2, '0')}m`;
  return days < 100 ? `${days}d${hours % 24}h` : `${days}d`;
}
