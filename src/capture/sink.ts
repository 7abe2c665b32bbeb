import type { CapturePoint, Example, Frame } from '../model/frame.js';
import type { FileRecord } from './record.js';

/** A capture point before its `id` is known: the sink that puts all inputs in order gives it. */
export type NewPoint = { -readonly [Key in keyof CapturePoint]: CapturePoint[Key] };

/** What is kept of a data frame that is worth a look. */
export type ExampleFrame = Omit<Example, 'no'>;

/** What the parsers hand over, record by record in file order. Times count from the origin of the time base. */
export interface Sink {
  /** Most data frames that one call of `data` may stand for: 1 where each has to be told with its own time. */
  readonly longestRun: number;
  /** Who copies records; null where nobody does. */
  readonly copier: Copier | null;
  /** Says which data frames are handed over as examples for the sake of their addresses; null for none. */
  readonly watch: FrameWatch | null;
  /** A capture point was declared; called before anything else names it. */
  point(point: NewPoint): void;
  /** `count` frames in a row that are not looked at, the latest of them at `maxNs`; an `example` is the only one and may be. */
  data(count: number, maxNs: number, example?: ExampleFrame): void;
  /** A control frame; `data` is a copy that nobody changes. */
  frame(timeNs: number, point: CapturePoint, data: Uint8Array, origLen: number, direction: Frame['direction'], offset: Frame['offset']): void;
  /** Frames are missing just before this time. */
  gap(timeNs: number, point: CapturePoint, lost: number | null): void;
  /** The capture says that it ran up to this time; no frame comes with it. */
  elapsed(timeNs: number): void;
}

/** Tells data frames that are worth a look by their addresses. */
export interface FrameWatch {
  /** False as long as there are none. */
  readonly isActive: boolean;
  /** Whether `length` octets from `start` on are such a frame. */
  has(linkType: number, bytes: Uint8Array, start: number, length: number): boolean;
}

/** Takes the records of a capture file themselves. */
export interface Copier {
  /** The record that the next call of the sink stems from; not told of most data frames that nobody `wants`. */
  record(record: FileRecord): void;
  /** Whether a data frame, `length` octets from `start` on, is to be copied, too. */
  wants(point: CapturePoint, bytes: Uint8Array, start: number, length: number): boolean;
}
