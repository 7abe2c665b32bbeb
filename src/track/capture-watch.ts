import type { CapturePoint, Frame, Gap } from '../model/frame.js';
import type { Channel } from './channel.js';
import type { Emit } from './event.js';
import type { Link } from './link.js';
import type { Links } from './links.js';

/** A jump back in time that is more than frames of several queues that overtook each other. */
const BACKWARDS_NS = 1e9;
/** Capture points of which is known how they do; any further one goes unwatched. */
const MAX_POINTS = 4096;

/** How the capture of one point does. */
interface Point {
  frames: number;
  duplicates: number;
  lastNs: number;
  lastFrame: number;
  /** Gaps before the first frame. */
  waiting: Gap[];
}

/** What is wrong with the capture itself, told of the first link at the capture point. */
export class CaptureWatch {
  readonly #links: Links;
  readonly #emit: Emit;
  readonly #points = new Map<number, Point>();

  constructor(links: Links, emit: Emit) {
    this.#links = links;
    this.#emit = emit;
  }

  /** A control frame; its link is known. `isDuplicate`: the same frame was just seen at this point. */
  see(frame: Frame, isDuplicate: boolean): void {
    const point = this.#pointOf(frame.point);
    if (point === null) return;
    point.frames++;
    const { lastNs: beforeNs, lastFrame: beforeFrame } = point;
    point.lastNs = frame.timeNs;
    point.lastFrame = frame.no;
    const isBackwards = frame.timeNs < beforeNs - BACKWARDS_NS;
    const isTruncated = frame.data.length < frame.origLen;
    if (!isBackwards && !isTruncated && !isDuplicate && point.waiting.length === 0) return;
    const place = this.#place(frame);
    if (place === null) return;
    for (const gap of point.waiting.splice(0)) this.#tell(gap);
    if (isBackwards) for (const link of this.#links.at(frame.point)) link.noteDisorder(frame.timeNs, beforeNs);
    if (isBackwards) this.#emit('capture.backwards', { ...place, frame, beforeNs, beforeFrame });
    if (isTruncated) this.#emit('capture.truncated', { ...place, frame });
    if (!isDuplicate) return;
    point.duplicates++;
    this.#emit('capture.duplicate', { ...place, frame, duplicates: point.duplicates, frames: point.frames });
  }

  gap(gap: Gap): void {
    const point = this.#pointOf(gap.point);
    if (point === null) return;
    if (point.frames === 0) point.waiting = [...point.waiting.slice(0, 7), gap];
    else this.#tell(gap);
  }

  #tell(gap: Gap): void {
    const place = this.#place(gap);
    if (place) this.#emit('capture.gap', { ...place, frame: null, lost: gap.lost });
  }

  #place({ timeNs, point }: { readonly timeNs: number; readonly point: CapturePoint }): { readonly timeNs: number; readonly link: Link; readonly channel: Channel } | null {
    const [link] = this.#links.at(point);
    if (!link) return null;
    const [channel] = link.channels.values();
    return { timeNs, link, channel: channel ?? this.#links.channel(link, null) };
  }

  #pointOf({ id }: CapturePoint): Point | null {
    const known = this.#points.get(id);
    if (known) return known;
    if (this.#points.size === MAX_POINTS) return null;
    const point: Point = { frames: 0, duplicates: 0, lastNs: -Infinity, lastFrame: 0, waiting: [] };
    this.#points.set(id, point);
    return point;
  }
}
