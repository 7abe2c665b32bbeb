import type { Timebase } from '../model/timebase.js';
import type { Problems } from './problems.js';
import type { Scan } from './scan.js';
import type { Sink } from './sink.js';

/** What a parser works with. */
export interface ParserContext {
  /** Names the capture points, null where there is only one input. */
  readonly file: string | null;
  readonly sink: Sink;
  readonly scan: Scan;
  readonly timebase: Timebase;
  readonly problems: Problems;
}

/** A push parser of one capture format. The methods that read take the octets of `bytes` from `at` up to `to`. */
export interface Parser {
  /** Walks over whole data frames; returns the position of the first record that is not one, or not known to be one. */
  scan(bytes: Uint8Array, at: number, to: number): number;
  /**
   * Reads one record, or goes on skipping one, and returns the position of the first octet that it did not consume;
   * `at` itself where octets are missing or damage stopped the parser. The next call must go on with that octet.
   */
  record(bytes: Uint8Array, at: number, to: number): number;
  /** Octets that must follow the consumed ones before another call can get on. */
  readonly wants: number;
  /** True once damage stopped the parser: it will read nothing more. */
  readonly stopped: boolean;
  /** False in the middle of a record, which is being skipped. */
  readonly isAtRecord: boolean;
  /** Offset behind the last record that says how to read others: a file header, a section header, an interface. */
  readonly declaredEnd: number;
  /** The stream ended and `left` octets, those from `at` on, were never consumed: reports a record cut short. */
  finish(bytes: Uint8Array, at: number, left: number): void;
  /**
   * The length of the record that seems to begin at `at`, though it may end behind `bytes`; 0 where none seems to begin,
   * -1 where too few octets are there to tell. Changes nothing.
   */
  recordLength(bytes: Uint8Array, at: number): number;
}

/** Feeds a parser; returns the position of the first octet that it did not consume. */
export function parse(parser: Parser, bytes: Uint8Array, from: number, to: number): number {
  for (let at = from; ;) {
    const walked = parser.scan(bytes, at, to);
    at = parser.record(bytes, walked, to);
    if (at === walked) return at;
  }
}
