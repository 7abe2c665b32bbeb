import type { CapturePoint, Frame, Input } from '../model/frame.js';
import type { NewPoint, Sink } from './sink.js';

const NOTHING = Number.NEGATIVE_INFINITY;

/**
 * The last step of reading: numbers the frames, gives the capture points their ids and collects the items. Data frames
 * become one `Clock` before the next item, however the input was cut into chunks.
 */
export class Collector implements Sink {
  frames = 0;
  controlFrames = 0;
  readonly longestRun = 2 ** 30;
  #items: Input[] = [];
  #points = 0;
  /** Greatest time of the data frames since the last item. */
  #clockNs = NOTHING;

  /** Items that wait to be taken. */
  get size(): number {
    return this.#items.length;
  }

  point(point: NewPoint): void {
    point.id = this.#points++;
  }

  data(count: number, maxNs: number): void {
    this.frames += count;
    if (maxNs > this.#clockNs) this.#clockNs = maxNs;
  }

  frame(timeNs: number, point: CapturePoint, data: Uint8Array, origLen: number, direction: Frame['direction']): void {
    this.#flushClock();
    this.controlFrames++;
    this.#items.push({ kind: 'frame', no: ++this.frames, timeNs, point, data, origLen, direction });
  }

  gap(timeNs: number, point: CapturePoint, lost: number | null): void {
    this.#flushClock();
    this.#items.push({ kind: 'gap', timeNs, point, lost });
  }

  elapsed(timeNs: number): void {
    if (timeNs > this.#clockNs) this.#clockNs = timeNs;
  }

  /** All input was read: time that no item has told yet becomes the last one. */
  end(): void {
    this.#flushClock();
  }

  /** The items since the last call. */
  take(): Input[] {
    const items = this.#items;
    this.#items = [];
    return items;
  }

  #flushClock(): void {
    if (this.#clockNs === NOTHING) return;
    this.#items.push({ kind: 'clock', timeNs: this.#clockNs });
    this.#clockNs = NOTHING;
  }
}
