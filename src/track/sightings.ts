import type { Frame } from '../model/frame.js';
import type { End } from './end.js';

interface Sighting {
  readonly frame: Frame;
  readonly end: End;
  /** Capture points that have shown the same frame since. */
  readonly points: Set<number>;
}

/** Two looks of a mirror at the same frame are this close; a sender repeats itself much later. */
const MIRROR_NS = 20_000;
/** How far two capture points' clocks may be apart. */
const POINTS_NS = 1e9;
/** A bare acknowledgement is too alike everywhere to tell one link from another. */
const TELLING_OCTETS = 40;
const MAX_SIGHTINGS = 4096;

function hash(octets: Uint8Array): number {
  let value = 0x811c9dc5;
  for (const octet of octets) value = Math.imul(value ^ octet, 0x01000193);
  return value >>> 0;
}

/** Finds frames that the capture shows twice: a mirror of both directions, or two capture points on one link. */
export class Sightings {
  readonly #recent = new Map<number, Sighting>();

  /**
   * The end whose frame this one repeats, or null for a frame of its own. `end` is the sender as located at this frame's
   * capture point, null when it was not seen there yet.
   */
  repeats(frame: Frame, end: End | null): End | null {
    const key = hash(frame.data);
    const seen = this.#recent.get(key);
    if (!seen || !same(seen.frame.data, frame.data)) return null;
    const apartNs = Math.abs(frame.timeNs - seen.frame.timeNs);
    if (frame.point === seen.frame.point) {
      const isOtherWay = frame.direction !== null && seen.frame.direction !== null && frame.direction !== seen.frame.direction;
      return apartNs < MIRROR_NS && !isOtherWay ? seen.end : null;
    }
    if (apartNs > POINTS_NS || seen.points.has(frame.point.id)) return null;
    if (end !== seen.end && frame.data.length < TELLING_OCTETS) return null;
    seen.points.add(frame.point.id);
    return seen.end;
  }

  note(frame: Frame, end: End): void {
    const key = hash(frame.data);
    this.#recent.delete(key);
    this.#recent.set(key, { frame, end, points: new Set([frame.point.id]) });
    if (this.#recent.size > MAX_SIGHTINGS) this.#recent.delete(this.#recent.keys().next().value!);
  }
}

function same(a: Uint8Array, b: Uint8Array): boolean {
  return a.length === b.length && a.every((octet, i) => octet === b[i]);
}
