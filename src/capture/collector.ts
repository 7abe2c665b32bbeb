import type { CapturePoint, Frame, Input } from '../model/frame.js';
import { VsiWatch } from './vsi-watch.js';
import type { Copier, ExampleFrame, NewPoint, Sink } from './sink.js';

const NOTHING = Number.NEGATIVE_INFINITY;

/**
 * The last step of reading: numbers the frames, gives the capture points their ids and collects the items. Data frames
 * become one `Clock` before the next item, however the input was cut into chunks; only the first frame of all has one of
 * its own.
 */
export class Collector implements Sink {
  frames = 0;
  controlFrames = 0;
  readonly longestRun: number = 2 ** 30;
  readonly copier: Copier | null = null;
  /** Learns here, where frames are in their order: what is told does not depend on how the input was cut into chunks. */
  readonly watch: VsiWatch | null = new VsiWatch();
  #items: Input[] = [];
  #points = 0;
  /** Greatest time of the data frames since the last item. */
  #clockNs = NOTHING;
  /** False until an item has told when the capture begins: the first data frame is not left to wait for the last one. */
  #hasBegun = false;

  /** Items that wait to be taken. */
  get size(): number {
    return this.#items.length;
  }

  point(point: NewPoint): void {
    point.id = this.#points++;
  }

  data(count: number, maxNs: number, example?: ExampleFrame): void {
    this.frames += count;
    if (example === undefined || !this.#isLookedAt(example)) return this.#pass(maxNs);
    this.#flushClock(maxNs);
    this.#items.push({ no: this.frames, ...example });
  }

  frame(timeNs: number, point: CapturePoint, data: Uint8Array, origLen: number, direction: Frame['direction'], offset: Frame['offset']): void {
    this.#flushClock(timeNs);
    this.controlFrames++;
    this.watch?.learn(point.linkType, data);
    this.#items.push({ kind: 'frame', no: ++this.frames, timeNs, point, data, origLen, direction, offset });
  }

  gap(timeNs: number, point: CapturePoint, lost: number | null): void {
    this.#flushClock(timeNs);
    this.#items.push({ kind: 'gap', timeNs, point, lost });
  }

  elapsed(timeNs: number): void {
    this.#pass(timeNs);
  }

  /** All input was read: time that no item has told yet becomes the last one. */
  end(): void {
    this.#flushClock(NOTHING);
  }

  /** The items since the last call. */
  take(): Input[] {
    const items = this.#items;
    this.#items = [];
    return items;
  }

  /** Tells that time has passed; `nextNs` is the time of the item that follows, -Infinity at the end. */
  protected clock(timeNs: number, _nextNs: number): void {
    this.#items.push({ kind: 'clock', timeNs });
  }

  /** An input that is merged with others was read ahead: whose addresses are watched could not be known there. */
  #isLookedAt({ kind, point, data }: ExampleFrame): boolean {
    return kind === 'example' || this.watch?.has(point.linkType, data, 0, data.length) === true;
  }

  #pass(timeNs: number): void {
    if (timeNs > this.#clockNs) this.#clockNs = timeNs;
    if (!this.#hasBegun) this.#flushClock(NOTHING);
  }

  #flushClock(nextNs: number): void {
    this.#hasBegun ||= this.#clockNs !== NOTHING || nextNs !== NOTHING;
    if (this.#clockNs === NOTHING) return;
    this.clock(this.#clockNs, nextNs);
    this.#clockNs = NOTHING;
  }
}
