import type { LatencyStat } from '../model/stat.js';
import { duration } from '../text/duration.js';
import { thousands } from '../text/number.js';
import { safe } from '../text/safe.js';
import type { Paint } from './paint.js';
import { table } from './table.js';

const COLUMNS = [
  ...['Link', 'Bridge', 'Operation', 'Asked by'].map((title) => ({ title })),
  ...['Count', 'Min', 'p50', 'p90', 'p99', 'Max'].map((title) => ({ title, right: true })),
];

/** Latency percentiles as a table, a line per link, bridge, operation and side. */
export function latencyTable(stats: readonly LatencyStat[], paint: Paint): string[] {
  const rows = stats.map((stat) =>
    [
      safe(stat.link),
      stat.bridge === null ? '-' : safe(stat.bridge),
      stat.operation,
      stat.side ?? '-',
      thousands(stat.count),
      ...[stat.minNs, stat.p50Ns, stat.p90Ns, stat.p99Ns, stat.maxNs].map(duration),
    ].map((text) => ({ text })),
  );
  return table(COLUMNS, rows, paint);
}
