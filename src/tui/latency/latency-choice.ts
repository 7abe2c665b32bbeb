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

/** The measured times of a line, as columns: index in the table, when the answer came, how long it took. */
export interface Chosen {
  readonly count: number;
  readonly samples: Float64Array;
  readonly timesNs: Float64Array;
  readonly valuesNs: Float64Array;
}

/** Which measured times the panes are about: those of the selected line. */
export class LatencyChoice {
  row: LatencyRow | null = null;
  #basis = '';
  #chosen: Chosen | null = null;

  /** Another text whenever other times are meant. */
  basis({ recording: { latencies: table }, digest: { links } }: World): string {
    return JSON.stringify([this.row?.link, this.row?.line.operation, table.first, table.end, links.length]);
  }

  /** The times, looked up once for all panes. */
  chosen(world: World): Chosen {
    const basis = this.basis(world);
    if (this.#chosen === null || basis !== this.#basis) this.#chosen = this.#choose(world);
    this.#basis = basis;
    return this.#chosen;
  }

  #choose({ recording: { latencies: table } }: World): Chosen {
    const { row } = this;
    const isWanted = (line: number): boolean => row !== null && table.operationOf(line) === row.line.operation && (row.link === null || table.linkNameOf(line) === row.link);
    const wanted = Uint8Array.from({ length: table.lines }, (_, line) => (isWanted(line) ? 1 : 0));
    // The digest may be older than the table.
    const room = table.end - table.first;
    const [samples, timesNs, valuesNs] = [new Float64Array(room), new Float64Array(room), new Float64Array(room)];
    let count = 0;
    table.walk((i, line, timeNs, valueNs) => {
      if (wanted[line] !== 1) return;
      samples[count] = i;
      timesNs[count] = timeNs;
      valuesNs[count++] = valueNs;
    });
    return { count, samples, timesNs, valuesNs };
  }
}
