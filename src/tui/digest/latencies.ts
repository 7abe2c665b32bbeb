import type { Operation } from '../../model/stat.js';
import type { LatencyTable } from '../../store/latency-table.js';

/** How long answers to one kind of question took. */
export interface LatencyLine {
  readonly operation: Operation;
  readonly count: number;
  readonly p50Ns: number;
  readonly p95Ns: number;
  readonly p99Ns: number;
  readonly maxNs: number;
}

/** The samples that are kept, by operation: of all links and of each. */
export interface LatencyDigest {
  readonly all: readonly LatencyLine[];
  /** By the name of the link. */
  readonly links: ReadonlyMap<string, readonly LatencyLine[]>;
}

type Values = Map<Operation, number[]>;

function enter(values: Values, operation: Operation, valueNs: number): void {
  const known = values.get(operation);
  if (known) known.push(valueNs);
  else values.set(operation, [valueNs]);
}

/** Nearest-rank quantiles, as `stats` gives them. */
function lines(values: Values): LatencyLine[] {
  return [...values].map(([operation, list]) => {
    const sorted = Float64Array.from(list).sort();
    const rank = (q: number): number => sorted[Math.max(1, Math.ceil(q * sorted.length)) - 1]!;
    return { operation, count: sorted.length, p50Ns: rank(0.5), p95Ns: rank(0.95), p99Ns: rank(0.99), maxNs: sorted.at(-1)! };
  });
}

/** Quantiles of what the table keeps. */
export function latencies(table: LatencyTable): LatencyDigest {
  const all: Values = new Map();
  const byLink = new Map<number, Values>();
  for (let i = table.first; i < table.end; i++) {
    const [operation, link, valueNs] = [table.operation(i), table.link(i), table.valueNs(i)];
    enter(all, operation, valueNs);
    let values = byLink.get(link);
    if (!values) byLink.set(link, (values = new Map()));
    enter(values, operation, valueNs);
  }
  return { all: lines(all), links: new Map(Array.from(byLink, ([link, values]) => [table.linkName(link), lines(values)])) };
}
