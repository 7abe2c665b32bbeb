import type { Frame } from '../model/frame.js';
import { dropOldest } from '../model/oldest-first.js';
import type { End } from './end.js';

interface Sighting {
  readonly frame: Frame;
  readonly octets: Uint8Array;
  readonly end: End;
  /** Capture points that have shown the same frame since. */
  readonly points: Set<number>;
}

/** Two looks of a mirror at the same frame are this close; a sender repeats itself much later. */
const MIRROR_NS = 20_000;
/** How far two capture points' clocks may be apart. */
const POINTS_NS = 1e9;
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
   * True when this frame of `end` was seen already; else it is remembered. `octets` are those of the frame without what
   * the capture itself put before them (a cooked header tells interfaces apart that show the same frame).
   */
  repeats(frame: Frame, octets: Uint8Array, end: End): boolean {
    const key = hash(octets);
    const seen = this.#recent.get(key);
    if (seen && seen.end === end && same(seen.octets, octets) && isAgain(seen, frame)) return true;
    this.#recent.delete(key);
    this.#recent.set(key, { frame, octets, end, points: new Set([frame.point.id]) });
    dropOldest(this.#recent, MAX_SIGHTINGS);
    return false;
  }
}

/** Whether the same octets are the same frame: at once at one point, or once more at another one. */
function isAgain(seen: Sighting, frame: Frame): boolean {
  const apartNs = Math.abs(frame.timeNs - seen.frame.timeNs);
  if (frame.point === seen.frame.point) {
    const isOtherWay = frame.direction !== null && seen.frame.direction !== null && frame.direction !== seen.frame.direction;
    return apartNs < MIRROR_NS && !isOtherWay;
  }
  if (apartNs > POINTS_NS || seen.points.has(frame.point.id)) return false;
  seen.points.add(frame.point.id);
  return true;
}

function same(a: Uint8Array, b: Uint8Array): boolean {
  return a.length === b.length && a.every((octet, i) => octet === b[i]);
}
