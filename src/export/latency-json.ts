import type { LatencyStat } from '../model/stat.js';
import type { Timebase } from '../model/timebase.js';
import { isoTime } from '../text/time.js';

const seconds = (ns: number): number => ns / 1e9;

/** The `latency` event; times in seconds. `withFile` when several inputs were given. */
export function latencyJson(stat: LatencyStat, timebase: Timebase, withFile: boolean): object {
  return {
    v: 1,
    event: 'latency',
    time: isoTime(timebase.originSec, stat.timeNs),
    link: stat.link,
    bridge: stat.bridge,
    operation: stat.operation,
    side: stat.side,
    count: stat.count,
    min: seconds(stat.minNs),
    p50: seconds(stat.p50Ns),
    p90: seconds(stat.p90Ns),
    p99: seconds(stat.p99Ns),
    max: seconds(stat.maxNs),
    ...(withFile ? { file: stat.file } : {}),
  };
}
