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
  /** What took longer than this is an outlier: five medians, and the 99th percentile. */
  readonly limitNs: number;
  readonly outliers: number;
}

/** The samples that are kept, by operation: of all links and of each. */
export interface LatencyDigest {
  readonly all: readonly LatencyLine[];
  /** By the name of the link. */
  readonly links: ReadonlyMap<string, readonly LatencyLine[]>;
}

const MEDIANS = 5;

/** Nearest-rank quantiles, as `stats` gives them. */
function lineOf(operation: Operation, values: readonly number[]): LatencyLine {
  const sorted = Float64Array.from(values).sort();
  const rank = (q: number): number => sorted[Math.max(1, Math.ceil(q * sorted.length)) - 1]!;
  const [p50Ns, p99Ns] = [rank(0.5), rank(0.99)];
  const limitNs = Math.max(MEDIANS * p50Ns, p99Ns);
  let within = sorted.length;
  while (within > 0 && sorted[within - 1]! > limitNs) within--;
  return { operation, count: sorted.length, p50Ns, p95Ns: rank(0.95), p99Ns, maxNs: sorted.at(-1)!, limitNs, outliers: sorted.length - within };
}

/** What is known of a key, made when it is new. */
function of<K, V>(map: Map<K, V>, key: K, make: () => V): V {
  let value = map.get(key);
  if (value === undefined) map.set(key, (value = make()));
  return value;
}

type Values = Map<Operation, number[]>;

function lines(values: Values): LatencyLine[] {
  return [...values].filter(([, list]) => list.length > 0).map(([operation, list]) => lineOf(operation, list));
}

/** Quantiles of what the table keeps. */
export function latencies(table: LatencyTable): LatencyDigest {
  const all: Values = new Map();
  const byLink = new Map<number, Values>();
  const names = new Map<number, string>();
  // Lines are few and samples are many: where the values of a line go is looked up once.
  const places = Array.from({ length: table.lines }, (_, line) => {
    const [operation, id] = [table.operationOf(line), table.linkOf(line)];
    names.set(id, table.linkNameOf(line));
    const link = of(byLink, id, () => new Map<Operation, number[]>());
    return { ofAll: of(all, operation, () => []), ofLink: of(link, operation, () => []) };
  });
  table.walk((_, line, __, valueNs) => {
    const { ofAll, ofLink } = places[line]!;
    ofAll.push(valueNs);
    ofLink.push(valueNs);
  });
  return { all: lines(all), links: new Map(Array.from(byLink, ([link, values]) => [names.get(link)!, lines(values)] as const).filter(([, list]) => list.length > 0)) };
}
