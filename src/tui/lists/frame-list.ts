import type { FrameStore } from '../../store/frame-store.js';
import type { Rows } from '../rows.js';

const GROWTH = 4096;

/**
 * The control frames that are shown, by the ids of their rows: all of them, or those that a filter lets pass. It takes
 * notice of new frames when it is told to `advance`, so that a paused screen stays as it is.
 */
export class FrameList implements Rows {
  readonly #frames: FrameStore;
  #passes: ((id: number) => boolean) | null = null;
  /** Ids that passed; unused without a filter. */
  #ids = new Uint32Array(0);
  #count = 0;
  /** Up to where frames are known, and were asked about. */
  #end = 0;
  #asked = 0;

  constructor(frames: FrameStore) {
    this.#frames = frames;
  }

  /** From now on only frames that pass; all of them where it is null. */
  filter(passes: ((id: number) => boolean) | null): void {
    this.#passes = passes;
    this.#count = 0;
    this.#asked = this.#frames.first;
  }

  /** Takes notice of frames up to `end`, the id behind the last one. */
  advance(end: number): void {
    this.#end = end;
  }

  /** Asks once more about the last `count` frames: what is known of them may have changed. */
  again(count: number): void {
    if (this.#passes === null) return;
    this.#asked = Math.min(this.#asked, Math.max(this.#frames.first, this.#end - count));
    this.#count = this.#after(this.#asked);
  }

  /** The id behind the last frame that is known. */
  get end(): number {
    return this.#end;
  }

  /** How many frames were not asked about yet. */
  get waiting(): number {
    return this.#passes === null ? 0 : this.#end - Math.max(this.#asked, this.#frames.first);
  }

  /** Asks about some frames that wait, until `untilMs` of `nowMs`; false once there are none. */
  work(nowMs: () => number, untilMs: number): boolean {
    const passes = this.#passes;
    if (passes === null) return false;
    this.#asked = Math.max(this.#asked, this.#frames.first);
    while (this.#asked < this.#end) {
      const id = this.#asked++;
      if (passes(id)) this.#add(id);
      if ((id & 63) === 63 && nowMs() >= untilMs) break;
    }
    return this.#asked < this.#end;
  }

  get count(): number {
    return this.#passes === null ? Math.max(0, this.#end - this.#frames.first) : this.#count - this.#gone();
  }

  idAt(index: number): number {
    return this.#passes === null ? this.#frames.first + index : this.#ids[this.#gone() + index]!;
  }

  indexOf(id: number): number {
    if (this.#passes === null) return id >= this.#frames.first && id < this.#end ? id - this.#frames.first : -1;
    const at = this.#after(id);
    return at < this.#count && this.#ids[at] === id && id >= this.#frames.first ? at - this.#gone() : -1;
  }

  /** Position of the first row whose id is at least `id`; `count` where there is none. */
  nearest(id: number): number {
    if (this.#passes === null) return Math.max(0, Math.min(id - this.#frames.first, this.count));
    return Math.max(0, this.#after(id) - this.#gone());
  }

  /** How many that passed have lost their rows since. */
  #gone(): number {
    return this.#count > 0 && this.#ids[0]! < this.#frames.first ? this.#after(this.#frames.first) : 0;
  }

  #after(id: number): number {
    let low = 0;
    let high = this.#count;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (this.#ids[middle]! < id) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  #add(id: number): void {
    if (this.#count === this.#ids.length) {
      const gone = this.#gone();
      const kept = this.#ids.subarray(gone, this.#count);
      const grown = new Uint32Array(Math.max(GROWTH, 2 * kept.length));
      grown.set(kept);
      this.#ids = grown;
      this.#count -= gone;
    }
    this.#ids[this.#count++] = id;
  }
}
