import type { LatencyStat, Operation } from '../model/stat.js';
import type { Side } from '../model/vsi.js';
import type { End } from '../track/end.js';
import type { Link } from '../track/link.js';
import { Series } from './series.js';

/** A line of statistics: whose question of which kind was answered how fast. */
export class LatencyLine {
  readonly link: Link;
  readonly operation: Operation;
  /** Whose ECPDU it was; null for what only a station asks. */
  readonly #asker: End | null;
  readonly #series = new Series();
  #lastNs = 0;

  constructor(link: Link, asker: End | null, operation: Operation) {
    this.link = link;
    this.#asker = asker;
    this.operation = operation;
  }

  /** Who asked, as far as that is known by now. */
  get side(): Side | null {
    return this.#asker === null ? 'station' : this.#asker.link.roleOf(this.#asker);
  }

  add(timeNs: number, valueNs: number): void {
    this.#series.add(valueNs);
    this.#lastNs = timeNs;
  }

  /** The published form. */
  stat(): LatencyStat {
    const { current, point } = this.link;
    const series = this.#series;
    return {
      timeNs: this.#lastNs,
      link: current.name,
      bridge: current.end('bridge')?.mac ?? null,
      operation: this.operation,
      side: this.side,
      count: series.count,
      minNs: series.minNs,
      p50Ns: series.quantile(0.5),
      p90Ns: series.quantile(0.9),
      p95Ns: series.quantile(0.95),
      p99Ns: series.quantile(0.99),
      maxNs: series.maxNs,
      file: point.file,
    };
  }
}
