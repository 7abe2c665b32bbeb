import type { LatencyStat, Operation } from '../model/stat.js';
import type { Side } from '../model/vsi.js';
import type { End } from '../track/end.js';
import type { Channel } from '../track/channel.js';
import type { Link } from '../track/link.js';
import type { JudgedSample } from './latency-sample.js';
import { Levels, type LevelListener } from './levels.js';
import { Series } from './series.js';

/** Shorter times are fast enough, whatever is usual (PROTOCOLS 10.9). */
const FLOORS_NS: { readonly [K in Operation]?: number } = {
  'ecp-ack': 5e6, preassoc: 20e6, assoc: 20e6, deassoc: 20e6, keepalive: 20e6, 'to-associated': 50e6,
};

/** A line of statistics: whose question of which kind was answered how fast. */
export class LatencyLine {
  readonly link: Link;
  readonly operation: Operation;
  /** Whose ECPDU it was; null for what only a station asks. */
  readonly #asker: End | null;
  readonly #series = new Series();
  /** Null for what no baseline is kept of. */
  readonly #levels: Levels | null;
  /** The S-channel of the first sample. */
  readonly channel: Channel;
  lastNs = 0;

  constructor(link: Link, asker: End | null, operation: Operation, channel: Channel, listener: LevelListener) {
    this.link = link;
    this.channel = channel;
    const floorNs = FLOORS_NS[operation];
    this.#levels = floorNs === undefined ? null : new Levels(floorNs, listener);
    this.#asker = asker;
    this.operation = operation;
  }

  /** Who asked, as far as that is known by now. */
  get side(): Side | null {
    return this.#asker === null ? 'station' : this.#asker.link.roleOf(this.#asker);
  }

  add(timeNs: number, valueNs: number): void {
    this.#series.add(valueNs);
    this.lastNs = timeNs;
  }

  judge(sample: JudgedSample): void {
    this.#levels?.add(sample);
  }

  /** The capture has ended. */
  end(): void {
    this.#levels?.end();
  }

  /** How many were added. */
  get count(): number {
    return this.#series.count;
  }

  get medianNs(): number {
    return this.#series.quantile(0.5);
  }

  /** The published form. */
  stat(): LatencyStat {
    const { current, point } = this.link;
    const series = this.#series;
    return {
      timeNs: this.lastNs,
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
