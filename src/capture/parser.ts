/** A push parser of one capture format. Both methods that read take the octets of `bytes` from `at` up to `to`. */
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
  /** The stream ended and `left` octets, those from `at` on, were never consumed: reports a record cut short. */
  finish(bytes: Uint8Array, at: number, left: number): void;
}
