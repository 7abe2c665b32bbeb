/** What another thread has to know to read the rest of a file of which this one has read the beginning. */
export interface PartRequest {
  readonly path: string;
  /** Device and inode: the path may name another file by the time that it is opened again. */
  readonly identity: string;
  /** Offset from which on it looks for the start of a record. */
  readonly cut: number;
  /** Octets at the start of the file that say how its records are to be read. */
  readonly head: number;
  readonly originSec: number;
  readonly tunnels: boolean;
  /** See `Split`. */
  readonly densest: number;
}

/** Some of what another thread read; both arrays own their memory. */
export interface Piece {
  /** Records that are to be read, one behind the other, as they stand in the file. */
  readonly octets: Uint8Array<ArrayBuffer>;
  /** `RUN` numbers for each run of data frames between them. */
  readonly runs: Float64Array<ArrayBuffer>;
}

/** Numbers of a run: where in `octets` it belongs, its octets in the file, its frames, the greatest of their times, the last. */
export const RUN = 5;

/** The second part of a file, while another thread reads it. */
export interface Part {
  /** Offset of its first record; null where none could be found, the file is too dense or the thread failed. */
  readonly start: Promise<number | null>;
  /** The next piece; null where the thread stopped: at the end, before damage, or because it failed. One call at a time. */
  next(): Promise<Piece | null>;
  /** Octets of the file that it has read so far. */
  readonly octets: number;
  /** Ends the thread; `start` and `next` then give null. */
  stop(): void;
}

/** How a large file is read by two threads. */
export interface Split {
  /** Starts the other thread; null where there is none to be had. */
  readonly begin: (request: PartRequest) => Promise<Part | null>;
  /** Where a file of `size` octets is cut; null where it is read by one thread. */
  readonly cut: (size: number) => number | null;
  /** The greatest share of octets to be handed over, 0 to 1, of those behind the cut: of a denser file one thread reads all. */
  readonly densest: number;
}
