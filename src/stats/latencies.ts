import type { LatencyStat, Operation } from '../model/stat.js';
import type { Side } from '../model/vsi.js';
import type { End } from '../track/end.js';
import type { EventName, EventOf } from '../track/event.js';
import type { Pending } from '../track/life.js';
import type { Link } from '../track/link.js';
import { AckTimes } from './ack-times.js';
import { AssociationTimes } from './association-times.js';
import { Series } from './series.js';

/** One line of statistics: whose question of which kind was answered how fast. */
interface Line {
  readonly link: Link;
  readonly asker: End | null;
  readonly operation: Operation;
  readonly series: Series;
  timeNs: number;
}

/** The lines of a link, in the order of their first samples. */
interface LinkLines {
  readonly all: Line[];
  readonly byAsker: Map<End | null, Map<Operation, Line>>;
}

const MAX_LINES = 10_000;

/** Latencies per link, bridge, operation and asking side: measured from the tracker's events. */
export class Latencies {
  readonly #lines = new Map<Link, LinkLines>();
  readonly #acks = new AckTimes(({ speaker }, timeNs, valueNs) => this.#add(speaker.end.link, speaker.end, 'ecp-ack', timeNs, valueNs));
  readonly #associations = new AssociationTimes(({ channel }, timeNs, valueNs) => this.#add(channel.link, null, 'to-associated', timeNs, valueNs));
  readonly #counts: (timeNs: number) => boolean;
  #size = 0;
  /** Samples for which there was no room. */
  dropped = 0;

  /** `counts` says which samples count, by the time of the answer. */
  constructor(counts: (timeNs: number) => boolean = () => true) {
    this.#counts = counts;
  }

  see(name: EventName, event: EventOf<EventName>): void {
    if (name === 'ecp.request') this.#acks.onRequest(event as EventOf<'ecp.request'>);
    else if (name === 'ecp.ack') this.#acks.onAck(event as EventOf<'ecp.ack'>);
    else if (name === 'vsi.transition') this.#associations.onTransition(event as EventOf<'vsi.transition'>);
    else if (name === 'vsi.response') {
      const { answered, timeNs, link, channel } = event as EventOf<'vsi.response'>;
      // Where frames are missing since, it may answer a later request.
      if (answered && channel.lossNs < answered.timeNs) this.#add(link, null, operationOf(answered), timeNs, timeNs - answered.timeNs);
    }
  }

  /** The capture has ended. */
  end(): void {
    this.#acks.end();
  }

  list(): LatencyStat[] {
    return [...this.#lines.values()].flatMap(({ all }) => all).map(({ link, asker, operation, series, timeNs }) => {
      const current = link.current;
      const side: Side | null = asker ? asker.link.roleOf(asker) : 'station';
      return {
        timeNs,
        link: current.name,
        bridge: current.end('bridge')?.mac ?? null,
        operation,
        side,
        count: series.count,
        minNs: series.minNs,
        p50Ns: series.quantile(0.5),
        p90Ns: series.quantile(0.9),
        p95Ns: series.quantile(0.95),
        p99Ns: series.quantile(0.99),
        maxNs: series.maxNs,
        file: link.point.file,
      };
    });
  }

  /** `asker`: whose ECPDU it was; null for what only a station asks. */
  #add(link: Link, asker: End | null, operation: Operation, timeNs: number, valueNs: number): void {
    if (!this.#counts(timeNs)) return;
    let line = this.#lines.get(link)?.byAsker.get(asker)?.get(operation);
    if (!line) {
      if (this.#size === MAX_LINES) return void this.dropped++;
      line = { link, asker, operation, series: new Series(), timeNs };
      this.#enter(line);
    }
    line.series.add(valueNs);
    line.timeNs = timeNs;
  }

  #enter(line: Line): void {
    this.#size++;
    let of = this.#lines.get(line.link);
    if (!of) this.#lines.set(line.link, (of = { all: [], byAsker: new Map() }));
    of.all.push(line);
    let lines = of.byAsker.get(line.asker);
    if (!lines) of.byAsker.set(line.asker, (lines = new Map()));
    lines.set(line.operation, line);
  }
}

function operationOf({ isKeepAlive, request }: Pending): Operation {
  return isKeepAlive ? 'keepalive' : request.mode;
}
