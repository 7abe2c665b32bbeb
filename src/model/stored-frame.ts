import type { CapturePoint, Frame } from './frame.js';

/** What a control frame is, in the order of the names' numbers in the store. An answer of a draft is told by the tracker. */
export const FRAME_KINDS = [
  'other',
  'lldp',
  'lldp evb',
  'lldp cdcp',
  'ecp request',
  'ecp ack',
  'preassoc request',
  'preassoc-rr request',
  'assoc request',
  'deassoc request',
  'preassoc response',
  'preassoc-rr response',
  'assoc response',
  'deassoc response',
] as const;

/** `lldp evb` has an EVB TLV, `lldp cdcp` one of CDCP; those of VDP go by the first VSI of the frame. */
export type FrameKind = (typeof FRAME_KINDS)[number];

/** What is kept of a control frame. */
export interface StoredFrame {
  /** From 0, in the order of reading; never used again. */
  readonly id: number;
  readonly no: number;
  readonly timeNs: number;
  readonly point: CapturePoint;
  readonly link: string;
  /** SVID, null for the default channel. */
  readonly channel: number | null;
  readonly kind: FrameKind;
  /** `id` of the life of the first VSI that it is about; null where it is about none that is known. */
  readonly vsi: number | null;
  /** It is about more VSIs: its octets say which. */
  readonly hasMoreVsis: boolean;
  /**
   * `id` of the request that an exchange began with: it, its copies, its acknowledgement, the response and what belongs to
   * that all have the same; null where it is not known.
   */
  readonly exchange: number | null;
  readonly captured: number;
  readonly origLen: number;
  readonly direction: Frame['direction'];
  /** See `Frame`. */
  readonly offset: number | null;
}
