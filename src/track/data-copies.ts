export type Way = 'up' | 'down';

/** The copies of a frame that were seen within 50 ms of each other at one place. */
export interface Copies {
  /** The latest copy on its way up. */
  upFrame: number | null;
  upNs: number;
  upVid: number;
  ups: number;
  downs: number;
  lastNs: number;
  lastWay: Way;
}

const WINDOW_NS = 50e6;
/** A mirror of both directions of a port shows a frame twice at nearly one time (CAP-01). */
const MIRROR_NS = 20e3;
const MAX_COPIES = 65_536;

/** Tells whether a data frame is another copy of one that was just seen (PROTOCOLS 8.1). */
export class DataCopies {
  /** The oldest first. */
  readonly #recent = new Map<string, Copies>();

  /** The copies of before, null for the first one. */
  find(key: string, timeNs: number): Copies | null {
    const copies = this.#recent.get(key);
    return copies && timeNs - copies.lastNs <= WINDOW_NS ? copies : null;
  }

  /** Another copy, `way` null where nobody says which way it went, that is only the same moment seen twice. */
  isMirrored({ lastNs, lastWay }: Copies, timeNs: number, way: Way | null): boolean {
    return timeNs - lastNs < MIRROR_NS && (way === null || way === lastWay);
  }

  add(key: string, before: Copies | null, way: Way, frame: number, timeNs: number, vid: number): Copies {
    const copies = before ?? { upFrame: null, upNs: 0, upVid: 0, ups: 0, downs: 0, lastNs: timeNs, lastWay: way };
    copies.lastNs = timeNs;
    copies.lastWay = way;
    if (way === 'down') copies.downs++;
    else {
      copies.ups++;
      copies.upFrame = frame;
      copies.upNs = timeNs;
      copies.upVid = vid;
    }
    this.#recent.delete(key);
    this.#recent.set(key, copies);
    this.#trim(timeNs);
    return copies;
  }

  #trim(timeNs: number): void {
    for (const [key, { lastNs }] of this.#recent) {
      if (timeNs - lastNs <= WINDOW_NS && this.#recent.size <= MAX_COPIES) return;
      this.#recent.delete(key);
    }
  }
}
