import type { LatencyStat, Operation } from '../model/stat.js';
import type { End } from '../track/end.js';
import type { EventName, EventOf } from '../track/event.js';
import type { Pending } from '../track/pending.js';
import type { Link } from '../track/link.js';
import { AckTimes } from './ack-times.js';
import { AssociationTimes } from './association-times.js';
import { LatencyLine } from './latency-line.js';

/** One measured time. */
export interface LatencySample {
  /** Of the answer. */
  readonly timeNs: number;
  readonly valueNs: number;
  /** Number of the answering frame, null where no frame shows the end. */
  readonly frame: number | null;
  /** `id` of the life that was asked for, null where it is not known. */
  readonly life: number | null;
}

/** The lines of a link, in the order of their first samples. They are few: to look at each in turn is fastest. */
interface LinkLines {
  readonly all: LatencyLine[];
  readonly askers: (End | null)[];
  readonly operations: Operation[];
}

const MAX_LINES = 10_000;

/** Latencies per link, bridge, operation and asking side: measured from the tracker's events. */
export class Latencies {
  readonly #lines = new Map<Link, LinkLines>();
  readonly #acks = new AckTimes(({ speaker: { end } }, sample) => this.#add(end.link, end, 'ecp-ack', sample));
  readonly #associations = new AssociationTimes(({ channel }, sample) => this.#add(channel.link, null, 'to-associated', sample));
  readonly #counts: (timeNs: number) => boolean;
  readonly #onSample: (line: LatencyLine, sample: LatencySample) => void;
  #size = 0;
  /** Samples for which there was no room. */
  dropped = 0;

  /** `counts` says which samples count, by the time of the answer; `onSample` is told of each of those. */
  constructor(counts: (timeNs: number) => boolean = () => true, onSample: (line: LatencyLine, sample: LatencySample) => void = () => {}) {
    this.#counts = counts;
    this.#onSample = onSample;
  }

  see(name: EventName, event: EventOf<EventName>): void {
    if (name === 'ecp.request') this.#acks.onRequest(event as EventOf<'ecp.request'>);
    else if (name === 'ecp.ack') this.#acks.onAck(event as EventOf<'ecp.ack'>);
    else if (name === 'vsi.transition') this.#associations.onTransition(event as EventOf<'vsi.transition'>);
    else if (name === 'vsi.response') {
      const { answered, timeNs, link, channel, frame, life } = event as EventOf<'vsi.response'>;
      // Where frames are missing since, it may answer a later request.
      if (!answered || channel.lossNs >= answered.timeNs) return;
      this.#add(link, null, operationOf(answered), { timeNs, valueNs: timeNs - answered.timeNs, frame: frame.no, life: life.id });
    }
  }

  /** The capture has ended. */
  end(): void {
    this.#acks.end();
  }

  list(): LatencyStat[] {
    return [...this.#lines.values()].flatMap(({ all }) => all).map((line) => line.stat());
  }

  /** `asker`: whose ECPDU it was; null for what only a station asks. */
  #add(link: Link, asker: End | null, operation: Operation, sample: LatencySample): void {
    if (!this.#counts(sample.timeNs)) return;
    const line = this.#line(link, asker, operation);
    if (line === null) return void this.dropped++;
    line.add(sample.timeNs, sample.valueNs);
    this.#onSample(line, sample);
  }

  /** Null where there is no room for one more. */
  #line(link: Link, asker: End | null, operation: Operation): LatencyLine | null {
    let lines = this.#lines.get(link);
    if (lines !== undefined) {
      const { all, askers, operations } = lines;
      for (let i = 0; i < all.length; i++) if (operations[i] === operation && askers[i] === asker) return all[i]!;
    }
    if (this.#size === MAX_LINES) return null;
    this.#size++;
    if (lines === undefined) this.#lines.set(link, (lines = { all: [], askers: [], operations: [] }));
    const line = new LatencyLine(link, asker, operation);
    lines.all.push(line);
    lines.askers.push(asker);
    lines.operations.push(operation);
    return line;
  }
}

function operationOf({ isKeepAlive, request }: Pending): Operation {
  return isKeepAlive ? 'keepalive' : request.mode;
}
