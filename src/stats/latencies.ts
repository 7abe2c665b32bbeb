import type { LatencyStat, Operation } from '../model/stat.js';
import type { Channel } from '../track/channel.js';
import type { End } from '../track/end.js';
import type { EventName, EventOf } from '../track/event.js';
import type { Link } from '../track/link.js';
import type { Pending } from '../track/pending.js';
import { AnswerTimes } from './answer-times.js';
import { AssociationTimes } from './association-times.js';
import type { LatencyEmit } from './event.js';
import { EvbConvergences } from './evb-convergences.js';
import { LatencyLine } from './latency-line.js';
import type { JudgedSample, LatencySample, Limits } from './latency-sample.js';
import { RefreshIntervals } from './refresh-intervals.js';
import { siblingsOf, slowLines } from './siblings.js';

/** The lines of a link, in the order of their first samples. They are few: to look at each in turn is fastest. */
interface LinkLines {
  readonly all: LatencyLine[];
  readonly askers: (End | null)[];
  readonly operations: Operation[];
}

export interface LatenciesOptions {
  /** Which samples count in the statistics, by the time of the answer; all are judged. */
  readonly counts: (timeNs: number) => boolean;
  /** Told of each of those. */
  readonly onSample: (line: LatencyLine, sample: LatencySample) => void;
  /** A longer migration is worth a word. */
  readonly migrationGapNs: number;
  /** For rules. */
  readonly emit: LatencyEmit;
}

const MAX_LINES = 10_000;
/** So many refreshes the negotiation of EVB may take. */
const CONVERGENCE_REFRESHES = 3;

/** Latencies per link, bridge, operation and asking side: measured from the tracker's events, and judged. */
export class Latencies {
  readonly #options: LatenciesOptions;
  readonly #links = new Map<Link, LinkLines>();
  readonly #lines = new Map<Operation, LatencyLine[]>();
  readonly #answers = new AnswerTimes((sample, { speaker: { end } }) => this.#add(end.link, end, 'ecp-ack', sample));
  readonly #associations = new AssociationTimes((sample) => this.#add(sample.channel.link, null, 'to-associated', sample));
  readonly #refreshes = new RefreshIntervals();
  readonly #convergences = new EvbConvergences(({ channel, fromNs, timeNs, frame, firstFrame, refreshNs }) => {
    const sample = plain(channel, timeNs, timeNs - fromNs, frame);
    this.#add(channel.link, null, 'evb-convergence', { ...sample, asked: firstFrame, limits: within(CONVERGENCE_REFRESHES * refreshNs) });
  });
  #size = 0;
  #isOver = false;
  /** Samples for which there was no room. */
  dropped = 0;

  constructor(options: LatenciesOptions) {
    this.#options = options;
  }

  see(name: EventName, event: EventOf<EventName>): void {
    if (name === 'ecp.request') this.#answers.onRequest(event as EventOf<'ecp.request'>);
    else if (name === 'ecp.ack') this.#answers.onAck(event as EventOf<'ecp.ack'>);
    else if (name === 'ecp.unacked') this.#answers.onUnacked(event as EventOf<'ecp.unacked'>);
    else if (name === 'vsi.transition') this.#associations.onTransition(event as EventOf<'vsi.transition'>);
    else if (name === 'vsi.response') this.#onResponse(event as EventOf<'vsi.response'>);
    else if (name === 'evb') this.#convergences.onEvb(event as EventOf<'evb'>);
    else if (name === 'lldp') this.#onLldp(event as EventOf<'lldp'>);
    else if (name === 'lldp.shutdown' || name === 'lldp.expired') this.#convergences.onGone(event as EventOf<'lldp.shutdown'>);
    else if (name === 'vsi.migration') this.#onMigration(event as EventOf<'vsi.migration'>);
  }

  /** The capture has ended. */
  end(): void {
    if (this.#isOver) return;
    this.#isOver = true;
    this.#answers.end();
    const lines = [...this.#links.values()].flatMap(({ all }) => all);
    // What consists of others is judged after them.
    for (const line of lines) if (line.operation === 'ecp-ack') line.end();
    for (const line of lines) if (line.operation !== 'to-associated') line.end();
    for (const line of lines) line.end();
    for (const slow of slowLines(this.#lines)) this.#options.emit('latency.slow', slow);
  }

  list(): LatencyStat[] {
    return [...this.#links.values()].flatMap(({ all }) => all.filter(({ count }) => count > 0)).map((line) => line.stat());
  }

  #onResponse(event: EventOf<'vsi.response'>): void {
    const sample = this.#answers.response(event);
    if (sample === null || event.answered === null) return;
    if (!event.answered.isKeepAlive) this.#associations.onAnswer(event.life, sample);
    this.#add(event.link, null, operationOf(event.answered), sample);
  }

  #onLldp(event: EventOf<'lldp'>): void {
    this.#convergences.onLldp(event);
    const intervalNs = this.#refreshes.intervalNs(event);
    if (intervalNs === null) return;
    const { channel, timeNs, frame, speaker, link } = event;
    this.#add(link, speaker.end, 'lldp-period', plain(channel, timeNs, intervalNs, frame?.no ?? null));
  }

  #onMigration({ life, link, channel, migration, timeNs }: EventOf<'vsi.migration'>): void {
    const { gapNs, frames, associated } = migration;
    if (gapNs === null) return;
    const sample = plain(channel, timeNs, gapNs, associated.frame);
    this.#add(link, null, 'migration-gap', { ...sample, life: life.id, of: life, asked: frames[0] ?? null, limits: within(this.#options.migrationGapNs, !migration.hasHints) });
  }

  /** `asker`: whose ECPDU it was; null for what only a station asks. */
  #add(link: Link, asker: End | null, operation: Operation, sample: JudgedSample): void {
    const line = this.#line(link, asker, operation, sample.channel);
    if (line === null) return void this.dropped++;
    const { side } = line;
    this.#options.emit('latency', { timeNs: sample.timeNs, link, channel: sample.channel, frame: null, operation, side, sample });
    line.judge(sample);
    if (!this.#options.counts(sample.timeNs)) return;
    line.add(sample.timeNs, sample.valueNs);
    this.#options.onSample(line, sample);
  }

  /** Null where there is no room for one more. */
  #line(link: Link, asker: End | null, operation: Operation, channel: Channel): LatencyLine | null {
    let lines = this.#links.get(link);
    if (lines !== undefined) {
      const { all, askers, operations } = lines;
      for (let i = 0; i < all.length; i++) if (operations[i] === operation && askers[i] === asker) return all[i]!;
    }
    if (this.#size === MAX_LINES) return null;
    this.#size++;
    if (lines === undefined) this.#links.set(link, (lines = { all: [], askers: [], operations: [] }));
    const line: LatencyLine = new LatencyLine(link, asker, operation, channel, {
      onOutlier: (sample, baseline) => {
        const siblingsNs = siblingsOf(line, this.#lines.get(operation) ?? []);
        this.#options.emit('latency.outlier', { timeNs: sample.timeNs, link, channel: sample.channel, frame: null, operation, side: line.side, sample, baseline, siblingsNs });
      },
      onStep: (step) => this.#options.emit('latency.step', { timeNs: step.timeNs, link, channel, frame: null, operation, side: line.side, step }),
    });
    lines.all.push(line);
    lines.askers.push(asker);
    lines.operations.push(operation);
    const alike = this.#lines.get(operation);
    if (alike) alike.push(line);
    else this.#lines.set(operation, [line]);
    return line;
  }
}

/** A time that only a fixed limit judges, if any does. */
function plain(channel: Channel, timeNs: number, valueNs: number, frame: number | null): JudgedSample {
  return { timeNs, valueNs, frame, life: null, channel, of: null, asked: null, netNs: valueNs, copies: 1, limits: null, parts: [], verdict: 'usual' };
}

function within(breachNs: number, isAssumed = false): Limits {
  return { breachNs, nearNs: breachNs, isAssumed };
}

function operationOf({ isKeepAlive, request }: Pending): Operation {
  return isKeepAlive ? 'keepalive' : request.mode;
}
