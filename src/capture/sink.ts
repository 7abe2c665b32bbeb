import type { CapturePoint, Frame } from '../model/frame.js';

/** A capture point before its `id` is known: the sink that puts all inputs in order gives it. */
export type NewPoint = { -readonly [Key in keyof CapturePoint]: CapturePoint[Key] };

/** What the parsers hand over, record by record in file order. Times count from the origin of the time base. */
export interface Sink {
  /** A capture point was declared; called before anything else names it. */
  point(point: NewPoint): void;
  /** A frame that is not looked at. */
  data(timeNs: number): void;
  /** A control frame; `data` is its own copy. */
  frame(timeNs: number, point: CapturePoint, data: Uint8Array, origLen: number, direction: Frame['direction']): void;
  /** Frames are missing just before this time. */
  gap(timeNs: number, point: CapturePoint, lost: number | null): void;
  /** The capture says that it ran up to this time; no frame comes with it. */
  elapsed(timeNs: number): void;
}

/** A push parser of one capture format. */
export interface Parser {
  /**
   * Reads the whole records of `bytes` from `from` up to `to` and returns the position of the first octet that it did
   * not consume; the next call must go on with that octet.
   */
  parse(bytes: Uint8Array, from: number, to: number): number;
  /** Octets that must follow the consumed ones before another call can get on. */
  readonly wants: number;
  /** True once damage stopped the parser: it will read nothing more. */
  readonly stopped: boolean;
  /** The stream ended and `left` octets, those from `at` on, were never consumed: reports a record cut short. */
  finish(bytes: Uint8Array, at: number, left: number): void;
}
