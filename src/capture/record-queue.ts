import type { CapturePoint, Frame } from '../model/frame.js';
import type { FileRecord } from './record.js';
import type { Copier, ExampleFrame, FrameWatch, NewPoint, Sink } from './sink.js';

const ETHERNET = 1;

/** A record that is more than the time of a data frame. */
type Deed = (sink: Sink) => void;

/** Which frames are looked at is known when they are merged. */
const ALL_FRAMES: FrameWatch = { isActive: true, has: (linkType) => linkType === ETHERNET };

/** So many records that were taken are given up together. */
const TRIM = 4096;

/** Holds one batch of an input's records until the merge takes them one by one. */
export class RecordQueue implements Sink {
  /** The merge puts each frame in its place. */
  readonly longestRun = 1;
  /** Time of each record, and what to do with it: null for a data frame. */
  #times: number[] = [];
  #deeds: (Deed | null)[] = [];
  #next = 0;
  #lastNs = Number.NEGATIVE_INFINITY;
  /** The record that the next call stems from. */
  #record: FileRecord | null = null;
  readonly copier: Copier | null;
  readonly watch: FrameWatch | null;

  /** `copier` takes the records from the merge, null where nobody wants them; so does who watches. */
  constructor({ copier, watch }: Pick<Sink, 'copier' | 'watch'>) {
    this.watch = watch && ALL_FRAMES;
    this.copier = copier === null ? null : { record: (record) => (this.#record = record), wants: (...frame) => copier.wants(...frame) };
  }

  get isEmpty(): boolean {
    return this.size === 0;
  }

  /** Records that wait to be taken. */
  get size(): number {
    return this.#times.length - this.#next;
  }

  /** Time of the last record that came; negative infinity before the first. */
  get lastNs(): number {
    return this.#lastNs;
  }

  /** Time of the first record; positive infinity when there is none. */
  get headNs(): number {
    return this.#times[this.#next] ?? Number.POSITIVE_INFINITY;
  }

  /** Hands the first record to `sink`. */
  shift(sink: Sink): void {
    const deed = this.#deeds[this.#next];
    if (deed) deed(sink);
    else sink.data(1, this.headNs);
    if (++this.#next < this.#times.length && this.#next < TRIM) return;
    this.#times = this.#times.slice(this.#next);
    this.#deeds = this.#deeds.slice(this.#next);
    this.#next = 0;
  }

  /** A declaration without a time of its own stands just behind the record before it. */
  point(point: NewPoint): void {
    this.#push(Math.max(this.#lastNs, point.startNs ?? Number.NEGATIVE_INFINITY), (sink) => sink.point(point));
  }

  data(_count: number, maxNs: number, example?: ExampleFrame): void {
    this.#push(maxNs, example === undefined ? null : (sink) => sink.data(1, maxNs, example));
  }

  frame(timeNs: number, point: CapturePoint, data: Uint8Array, origLen: number, direction: Frame['direction'], offset: Frame['offset']): void {
    this.#push(timeNs, (sink) => sink.frame(timeNs, point, data, origLen, direction, offset));
  }

  gap(timeNs: number, point: CapturePoint, lost: number | null): void {
    this.#push(timeNs, (sink) => sink.gap(timeNs, point, lost));
  }

  elapsed(timeNs: number): void {
    this.#push(timeNs, (sink) => sink.elapsed(timeNs));
  }

  #push(timeNs: number, deed: Deed | null): void {
    this.#lastNs = timeNs;
    const record = this.#record;
    this.#record = null;
    this.#times.push(timeNs);
    this.#deeds.push(record === null ? deed : (sink) => {
      sink.copier?.record(record);
      if (deed) deed(sink);
      else sink.data(1, timeNs);
    });
  }
}
