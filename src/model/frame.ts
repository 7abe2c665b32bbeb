/** Where frames come from: a pcapng interface, else a file; of frames inside tunnels the session that mirrored them. */
export interface CapturePoint {
  /** Position in the order in which the points were first seen, from 0; sessions of mirrors have negative ones. */
  readonly id: number;
  /** The interface name of the capture, null where the file names none; that of a session is like `erspan5@192.0.2.1`. */
  readonly name: string | null;
  /** Link type of the tcpdump registry: 1 Ethernet, 113 SLL, 276 SLL2 … */
  readonly linkType: number;
  /** The file as given on the command line; null when just one input was given. */
  readonly file: string | null;
  /** When its capture began, where the capture says so before its first frame. */
  readonly startNs?: number | undefined;
  /** Its times are those at which frames arrived at a program, later than they were on the wire by an unknown time. */
  readonly hasArrivalTimes?: true;
}

/** One captured frame, without its frame check sequence. */
export interface Frame {
  readonly kind: 'frame';
  /** Number in the merged order, from 1; data frames count too. */
  readonly no: number;
  /** Nanoseconds since the origin of the capture's time base; exact within 104 days of it. */
  readonly timeNs: number;
  readonly point: CapturePoint;
  /**
   * The captured octets; may be fewer than `origLen` when a snap length cut the frame. A view of memory shared with the
   * frames around it, which it keeps alive: copy what is to be kept for long.
   */
  readonly data: Uint8Array;
  /** Octets of the frame on the wire, without its frame check sequence. */
  readonly origLen: number;
  /** Direction as the capture recorded it, seen from the capturing host. */
  readonly direction: 'in' | 'out' | null;
  /** Octets of the file before the captured ones; null where they cannot be read again: from a pipe, inside gzip. */
  readonly offset: number | null;
}

/** Frames are known to be missing from a capture point just before this moment. */
export interface Gap {
  readonly kind: 'gap';
  readonly timeNs: number;
  readonly point: CapturePoint;
  /** How many frames were lost, null where the capture does not say. */
  readonly lost: number | null;
}

/**
 * The beginning of a data frame that is worth a look: its tags (`example`), or an address of a VSI (`data`); data frames are
 * only counted otherwise.
 */
export interface Example extends Omit<Frame, 'kind'> {
  readonly kind: 'example' | 'data';
}

/** Time has passed on the capture clock: data frames or silence. */
export interface Clock {
  readonly kind: 'clock';
  readonly timeNs: number;
}

/** What the pipeline reads, in merged time order. */
export type Input = Frame | Example | Gap | Clock;
