import type { End } from './end.js';
import type { Mode } from './tlv-head.js';

/** What only some lives have. */
export class Particulars {
  /** From the Cisco VM name TLV. */
  name: string | null = null;
  /** The response by which the bridge put a VID where the station had left 0; null while it has not. */
  assignedFrame: number | null = null;
  /** Keep-alives in a row that were taken to be among the missing frames. */
  assumedKeepAlives = 0;
  /** The last answer that came while nothing waited. */
  unasked: { readonly timeNs: number; readonly mode: Mode } | null = null;
  /** When the bridge acknowledged a de-associate, -Infinity before. */
  leftNs = -Infinity;
  /** When the station last de-associated what had left already: bridges answer that too. */
  goodbyeNs = -Infinity;
  /** Who spoke of it last, and how long after the other end: tells who answers whom where no bit says so. */
  lastSaid: { readonly end: End; readonly timeNs: number; readonly gapNs: number } | null = null;
}
