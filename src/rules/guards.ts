import type { Severity } from '../model/finding.js';
import type { Gap, Input } from '../model/frame.js';
import type { Generation } from '../model/vsi.js';
import type { Channel, Speaker } from '../track/channel.js';
import type { EventMap, EventName, EventOf } from './event.js';
import type { Link } from '../track/link.js';
import { DESTINATIONS } from './destinations.js';

/** Ranked: the later the graver. */
export const SEVERITIES: readonly Severity[] = ['note', 'warning', 'security', 'error'];

/** `severity`, or `limit` where that is lower. */
export function atMost(limit: Severity, severity: Severity): Severity {
  return SEVERITIES.indexOf(severity) > SEVERITIES.indexOf(limit) ? limit : severity;
}

/** TTL that is assumed of an end that was not heard: 4 x 30 s + 1 (802.1AB). */
const TTL_NS = 121e9;
/** An absence is held back this long at most, to see whether frames turn out to be missing. */
const MAX_HOLD_NS = 60e9;

/** What the capture covers: since when, what it is known to lack, whom it has heard. */
export class Coverage {
  /** Latest time that the clock told. */
  #clockNs = -Infinity;
  /** First input by file; null is the only one. */
  readonly #starts = new Map<string | null, number>();
  readonly #gaps = new Map<number, number>();
  readonly #heard = new WeakSet<Speaker>();
  /** Last frame by capture point. */
  readonly #frames = new Map<number, number>();

  see(input: Input): void {
    const file = input.kind === 'clock' ? null : input.point.file;
    if (!this.#starts.has(file)) this.#starts.set(file, input.timeNs);
    if (input.kind === 'gap') this.#onGap(input);
    else if (input.kind !== 'clock') this.#frames.set(input.point.id, input.timeNs);
  }

  /** The capture goes on until then. */
  hearUntil(timeNs: number): void {
    this.#clockNs = Math.max(this.#clockNs, timeNs);
  }

  /** Until when the capture is known to have run where this link was. */
  heardNs(link: Link): number {
    return Math.max(this.#clockNs, this.#frames.get(link.point.id) ?? -Infinity);
  }

  /** An LLDPDU from which `speaker` would be known to speak EVB: agents of other destinations say nothing about it. */
  hear({ speaker, neighbour }: EventMap['lldp']): void {
    if (neighbour.destination === null || neighbour.destination === DESTINATIONS.ncb) this.#heard.add(speaker);
  }

  /** How far back frames must be complete for an absence on this channel to be believed, and how long after it. */
  windowNs(channel: Channel): number {
    const { keepAliveTimeoutNs, responseWaitNs } = channel.operational();
    return Math.max(keepAliveTimeoutNs, responseWaitNs);
  }

  holdNs(channel: Channel): number {
    return Math.min(MAX_HOLD_NS, this.windowNs(channel));
  }

  /** GUARD-2: frames are known to be missing since `sinceNs`. */
  isStale(channel: Channel, sinceNs: number): boolean {
    return channel.lossNs >= sinceNs || this.isCounted(channel, sinceNs);
  }

  /** Drop counters of the capture say so. */
  isCounted(channel: Channel, sinceNs: number): boolean {
    return (this.#gaps.get(channel.link.point.id) ?? -Infinity) >= sinceNs;
  }

  /** How long before `timeNs` the capture of this link began. */
  coveredNs(link: Link, timeNs: number): number {
    return timeNs - (link.point.startNs ?? this.#starts.get(link.point.file) ?? link.firstNs);
  }

  /** Both ends were heard, here or on the default channel, or would have been by now; and they do belong together. */
  isHistoryKnown(channel: Channel, timeNs: number): boolean {
    const { link } = channel;
    if (link.sharesPoint && !link.isProven) return false;
    if (this.coveredNs(link, timeNs) >= TTL_NS) return true;
    const above = link.channels.get(null);
    return link.ends.length === 2 && link.ends.every((end) => this.#hasHeard(channel.speakers.get(end)) || this.#hasHeard(above?.speakers.get(end)));
  }

  #hasHeard(speaker: Speaker | undefined): boolean {
    return speaker !== undefined && (speaker.lastEvb !== null || speaker.evbDraft !== null || this.#heard.has(speaker));
  }

  #onGap(gap: Gap): void {
    this.#gaps.set(gap.point.id, gap.timeNs);
  }
}

/** The generation whose timers an event is about. */
export function generationOf(event: EventOf<EventName>): Generation {
  if ('exchange' in event && event.exchange) return event.exchange.generation;
  return 'life' in event ? event.life.generation : 'ratified';
}
