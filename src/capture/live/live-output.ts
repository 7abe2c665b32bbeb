import type { CapturePoint, Frame } from '../../model/frame.js';
import type { Copier, ExampleFrame, FrameWatch, NewPoint, Sink } from '../sink.js';

const NEVER = Number.NEGATIVE_INFINITY;
/** The coarsest clock of a recording. */
const TICK_NS = 1000;

/** Keeps the time of a live capture from going back where no frame makes it: so a recording can tell it in its order. */
export class LiveOutput implements Sink {
  readonly longestRun: number;
  readonly copier: Copier | null;
  readonly watch: FrameWatch | null;
  readonly #sink: Sink;
  #toldNs = NEVER;

  constructor(sink: Sink) {
    this.#sink = sink;
    this.longestRun = sink.longestRun;
    this.copier = sink.copier;
    this.watch = sink.watch;
  }

  /** Latest time that was told; negative infinity before the first. */
  get toldNs(): number {
    return this.#toldNs;
  }

  point(point: NewPoint): void {
    this.#sink.point(point);
    if (point.startNs !== undefined) this.elapsed(point.startNs);
  }

  data(count: number, maxNs: number, example?: ExampleFrame): void {
    this.#told(maxNs);
    this.#sink.data(count, maxNs, example);
  }

  frame(timeNs: number, point: CapturePoint, data: Uint8Array, origLen: number, direction: Frame['direction'], offset: Frame['offset']): void {
    this.#told(timeNs);
    this.#sink.frame(timeNs, point, data, origLen, direction, offset);
  }

  gap(timeNs: number, point: CapturePoint, lost: number | null): void {
    const atNs = Math.max(timeNs, Math.ceil(this.#toldNs / TICK_NS) * TICK_NS);
    this.#told(atNs);
    this.#sink.gap(atNs, point, lost);
  }

  elapsed(timeNs: number): void {
    if (timeNs <= this.#toldNs) return;
    this.#told(timeNs);
    this.#sink.elapsed(timeNs);
  }

  #told(timeNs: number): void {
    if (timeNs > this.#toldNs) this.#toldNs = timeNs;
  }
}
