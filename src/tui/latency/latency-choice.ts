import type { Operation } from '../../model/stat.js';
import type { LatencyLine } from '../digest/latencies.js';
import { OPERATIONS } from '../operations.js';
import type { World } from '../world.js';

/** A line of the table: an operation, of all links or of one. */
export interface LatencyRow {
  /** Null for all links together. */
  readonly link: string | null;
  readonly line: LatencyLine;
}

function byOperation(lines: readonly LatencyLine[], link: string | null): LatencyRow[] {
  return lines.map((line) => ({ link, line })).sort((a, b) => OPERATIONS.indexOf(a.line.operation) - OPERATIONS.indexOf(b.line.operation));
}

/** The lines of all links together, then those of each link, the links in the order of their names. */
export function latencyRows({ digest: { latency } }: World): LatencyRow[] {
  const names = new Intl.Collator('en', { numeric: true });
  const links = [...latency.links].sort(([a], [b]) => names.compare(a, b));
  return [...byOperation(latency.all, null), ...links.flatMap(([link, lines]) => byOperation(lines, link))];
}

/** Which measured times the panes are about: those of the selected line. */
export class LatencyChoice {
  row: LatencyRow | null = null;

  get operation(): Operation | null {
    return this.row?.line.operation ?? null;
  }

  /** Another text whenever other times are meant. */
  basis({ recording: { latencies: table }, digest: { links } }: World): string {
    return JSON.stringify([this.row?.link, this.operation, table.first, table.end, links.length]);
  }

  /** Whether a line of the recorded table is among them, by its number. */
  lines({ recording: { latencies: table } }: World): Uint8Array {
    const { row } = this;
    return Uint8Array.from({ length: table.lines }, (_, line) => (row !== null && table.operationOf(line) === row.line.operation && (row.link === null || table.linkNameOf(line) === row.link) ? 1 : 0));
  }
}
