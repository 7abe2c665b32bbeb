import { dropOldest } from '../model/oldest-first.js';
import type { Transition } from '../model/vsi.js';
import { associatedUntil } from './associated-until.js';
import type { Channel } from './channel.js';
import type { Emit } from './event.js';
import type { Life } from './life.js';
import { Migration, type Hints, type Moment } from './migration.js';
import type { VsiTlv } from './vsi-tlv.js';

const MAX_VSIS = 100_000;
/** Places of one VSI that are looked at: the latest. */
const MAX_PLACES = 8;
/** A VSI that turns up elsewhere later than this was started anew, and did not move; longer where a hint says that it does. */
const MOVE_NS = 60e9;
const HINTED_MOVE_NS = 600e9;
/** The format of VSIIDs that are unique at one station only (41.2.6). */
const LOCAL = 4;

/** Finds VSIs that are in one place after another, or in two at once: a place is an S-channel of a link. */
export class Migrations {
  readonly #emit: Emit;
  /** The S-channels where a VSIID was seen, one alone or several. */
  readonly #places = new Map<string, Channel | readonly Channel[]>();
  readonly #hints = new Map<Life, Hints>();
  /** By either life. */
  readonly #arrivals = new Map<Life, Migration>();
  readonly #departures = new Map<Life, Migration>();
  /** VSIIDs that had to be forgotten for want of room. */
  dropped = 0;

  constructor(emit: Emit) {
    this.#emit = emit;
  }

  /** How the VSI came to the place of this life, else how it left it; null where it did not move. */
  of(life: Life): Migration | null {
    return this.#arrivals.get(life) ?? this.#departures.get(life) ?? null;
  }

  begin({ key, channel, format }: Life): void {
    if (format === LOCAL) return;
    const known = this.#places.get(key);
    if (known === channel) return;
    const others = known === undefined ? [] : 'link' in known ? [known] : known.filter((one) => one !== channel);
    this.#places.set(key, others.length === 0 ? channel : [...others, channel].slice(-MAX_PLACES));
    this.dropped += dropOldest(this.#places, MAX_VSIS).length;
  }

  /** A request of the station, before anything is made of it. */
  hear(life: Life, { head, mode }: VsiTlv, moment: Moment): void {
    const before = this.#hints.get(life);
    if (!before && !head.isSuspended && !head.isMigrating) return;
    const isRunning = life.station.state === 'ASSOCIATED';
    const suspended = mode === 'assoc' ? (head.isSuspended && isRunning ? (before?.suspended ?? moment) : null) : (before?.suspended ?? null);
    const hints = { isSuspended: head.isSuspended || before?.isSuspended === true, isMigrating: head.isMigrating || before?.isMigrating === true, suspended };
    this.#hints.set(life, hints);
    const [arrival, departure] = [this.#arrivals.get(life), this.#departures.get(life)];
    if (arrival) arrival.toHints = hints;
    if (departure) departure.fromHints = hints;
  }

  /** A state or a confidence has changed. */
  see(life: Life, transition: Transition): void {
    const { from, to, side } = transition;
    if (from === to || this.#isAlone(life.key)) return;
    const departure = this.#departures.get(life);
    if (departure) departure.left ??= associatedUntil(life.transitions)?.by ?? null;
    if (side === 'station' && to === 'ASSOCIATED') this.#arrive(life, transition);
  }

  drop(life: Life): void {
    this.#hints.delete(life);
    this.#arrivals.delete(life);
    this.#departures.delete(life);
    if (life.channel.lives.get(life.key) === life && this.#places.get(life.key) === life.channel) this.#places.delete(life.key);
  }

  /** The most frequent of all cases: nothing can have moved. */
  #isAlone(key: string): boolean {
    const places = this.#places.get(key);
    return places === undefined || 'link' in places;
  }

  #arrive(life: Life, { timeNs, frame }: Transition): void {
    if (!isArrival(life)) return;
    const hints = this.#hints.get(life);
    const place = { timeNs, link: life.channel.link, channel: life.channel, frame: null, life };
    const other = this.#elsewhere(life, timeNs, hints);
    if (other === null) return;
    const by = associatedUntil(other.transitions)?.by ?? null;
    if (!isFirstSeen(life)) {
      const migration = new Migration(other, life, { timeNs, frame }, by);
      migration.fromHints = this.#hints.get(other) ?? migration.fromHints;
      migration.toHints = hints ?? migration.toHints;
      this.#arrivals.set(life, migration);
      this.#departures.set(other, migration);
      this.#emit('vsi.migration', { ...place, migration });
    }
    if (by === null) this.#emit('vsi.elsewhere', { ...place, other });
  }

  /** Where it was ASSOCIATED last, or still is. */
  #elsewhere(life: Life, nowNs: number, hints: Hints | undefined): Life | null {
    const places = this.#places.get(life.key);
    let best: Life | null = null;
    let bestNs = -Infinity;
    for (const channel of places === undefined || 'link' in places ? [] : places) {
      const other = channel.lives.get(life.key);
      if (!other || other === life || isOnePlace(channel, life.channel)) continue;
      const untilNs = associatedUntil(other.transitions)?.untilNs ?? -Infinity;
      const isHinted = hints !== undefined || this.#hints.has(other);
      if (untilNs <= bestNs || nowNs - untilNs > (isHinted ? HINTED_MOVE_NS : MOVE_NS)) continue;
      best = other;
      bestNs = untilNs;
    }
    return best;
  }
}

/** Not where a command was only asked for anew. */
function isArrival(life: Life): boolean {
  const before = associatedUntil(life.transitions.slice(0, -1));
  return before === null || before.by !== null;
}

/** It may have been there before the capture began. */
function isFirstSeen(life: Life): boolean {
  const [asked, granted] = life.transitions.filter(({ side, from, to }) => side === 'station' && from !== to).slice(-2);
  return granted === undefined ? asked?.cause === 'first-seen' : granted.cause === 'first-seen' || (asked?.cause === 'first-seen' && asked.to === 'ASSOC_PROCESSING');
}

/** Two capture points may show one link: the station is the same then. */
function isOnePlace(one: Channel, two: Channel): boolean {
  if (one === two) return true;
  const [a, b] = [one.link.current, two.link.current];
  if (a === b) return one.svid === two.svid;
  const [first, second] = [a.end('station'), b.end('station')];
  return first === null || second === null || first.mac === second.mac;
}
