import { thousands } from '../../text/number.js';
import type { LatencyLine } from '../digest/latencies.js';
import { age } from '../draw/age.js';
import type { Cell, Column } from '../draw/columns.js';
import { OPERATION_TITLES } from '../operations.js';

const right = (title: string, width: number): Column => ({ title, width, right: true });

const STANDARD: readonly Column[] = [{ title: '', width: 10 }, right('p50', 6), right('p95', 6), right('max', 6)];
const WIDE: readonly Column[] = [{ title: '', width: 10 }, right('n', 7), right('p50', 7), right('p95', 7), right('p99', 7), right('max', 7), right('outliers', 8)];

export function latencyColumns(isWide: boolean): readonly Column[] {
  return isWide ? WIDE : STANDARD;
}

export function latencyCells({ operation, count, p50Ns, p95Ns, p99Ns, maxNs, outliers }: LatencyLine, isWide: boolean): readonly Cell[] {
  const title: Cell = { text: OPERATION_TITLES[operation] };
  const cell = (text: string): Cell => ({ text });
  if (!isWide) return [title, ...[p50Ns, p95Ns, maxNs].map((ns) => cell(age(ns)))];
  return [title, cell(thousands(count)), ...[p50Ns, p95Ns, p99Ns, maxNs].map((ns) => cell(age(ns))), { text: thousands(outliers), style: outliers > 0 ? 'warning' : 'plain' }];
}
