import type { Decoded } from '../model/decoded.js';
import type { Finding } from '../model/finding.js';
import type { CapturePoint, Frame } from '../model/frame.js';
import type { LatencyStat, Operation } from '../model/stat.js';
import type { Standing, VsiLife } from '../model/vsi.js';

/** What the times of a capture count from. */
export interface CaptureTimes {
  /** Seconds since 1970 (UTC) at which `timeNs` is 0. */
  readonly originSec: number;
  /** Time of the first frame: times of day are of its day. */
  readonly startNs: number;
}

/** A VSI at one moment: of a frame just after it, else now. Read only as far as a filter asks, so its members may be getters. */
export interface VsiNow {
  readonly station: Standing;
  readonly bridge: Standing;
  /** It is asked for with resource reservation. */
  readonly isReserved: boolean;
  /** How long the station has been in its state. */
  readonly ageNs: number;
  readonly life: VsiLife;
}

/** A question that was answered: how long it took. */
export interface Answer {
  readonly operation: Operation;
  readonly ns: number;
}

/** A frame, without what its octets say. */
export interface RowFrame {
  readonly no: number;
  readonly timeNs: number;
  readonly point: CapturePoint;
  readonly origLen: number;
  /** Octets in the capture. */
  readonly captured: number;
  readonly direction: Frame['direction'];
}

/**
 * What a filter is evaluated on: a frame, a life of a VSI, a finding or a line of statistics. What a row cannot have is null
 * or empty. The methods are called only by filters that want to know: octets are not decoded for a filter of states.
 */
export interface Row {
  readonly times: CaptureTimes;
  readonly link: string | null;
  /** SVID; null for the default channel. */
  readonly channel: number | null;
  readonly frame: RowFrame | null;
  /** The row itself, where it is a finding. */
  readonly finding: Finding | null;
  readonly stat: LatencyStat | null;
  /** The layers of the frame; null where its octets are gone. */
  decoded(): Decoded | null;
  /** The VSIs that it is about. */
  vsis(): readonly VsiNow[];
  /** What it answers (frame), or what was answered about it (VSI). */
  answers(): readonly Answer[];
  /** The findings that name the frame, of the VSI, or the row itself. */
  findings(): readonly Finding[];
  /** Addresses of the link's ends, null where they are not known. */
  ends(): { readonly station: string | null; readonly bridge: string | null } | null;
}
