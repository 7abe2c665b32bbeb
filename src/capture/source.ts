import type { Input } from '../model/frame.js';
import type { LiveStatus } from '../model/live-status.js';

/** Why something of an input could not be read. */
export interface Problem {
  /** The input as given on the command line. */
  readonly file: string;
  /** Octets from the start of the capture (of the inflated stream for gzip), null where no octet is to blame. */
  readonly offset: number | null;
  /** One whole sentence that names the file, what was found and what was expected. */
  readonly message: string;
  /** `unsupported`: sound, but of a kind that is not decoded, such as a foreign link type; `uncapturable`: nothing live came. */
  readonly kind: 'unreadable' | 'damaged' | 'unsupported' | 'uncapturable';
}

/** How far the reading of the inputs has come. */
export interface Progress {
  /** Octets of the inputs read so far, as they are stored: compressed ones of gzip. */
  readonly octets: number;
  /** Octets that there are in all; null where that cannot be known, as with a pipe. */
  readonly total: number | null;
}

/** Frames of one or several inputs in merged time order. */
export interface FrameSource {
  /**
   * The next items, null once everything was read. A batch may be empty: time was given to others, there is more.
   * Never rejects for bad input: see `problems`. One call at a time.
   */
  read(): Promise<readonly Input[] | null>;
  /** Frames read so far, data frames included. */
  readonly frames: number;
  /** Control frames read so far. */
  readonly controlFrames: number;
  readonly progress: Progress;
  /** Data frames of VSIs are passed over from some place on: two threads read, and neither knows of all VSIs. Missing where that cannot be. */
  readonly passesOver?: boolean;
  /** How the interfaces are doing, of a live capture; missing else. */
  readonly live?: LiveStatus;
  /** Problems met so far, by input. */
  readonly problems: readonly Problem[];
  /** Ends a live capture; what was captured until then can still be read. Missing where nothing is live. */
  finish?(): Promise<void>;
  /** Gives back files, pipes and backends; a pending `read` then ends. */
  close(): Promise<void>;
}
