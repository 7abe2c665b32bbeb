import type { CapturePoint } from '../model/frame.js';

/** The options of a pcapng section. Every list of options here is little-endian and stands without its end. */
export interface SectionRecord {
  readonly options: Uint8Array;
}

/** How a capture file describes an interface. */
export interface InterfaceRecord {
  readonly kind: 'interface';
  readonly linkType: number;
  /** Most octets captured of a packet; 0 without a limit. */
  readonly snaplen: number;
  readonly options: Uint8Array;
  /** The section that describes it: one object for all its interfaces, null where the format has none. */
  readonly section: SectionRecord | null;
}

/** A packet as it stands in a capture file. */
export interface PacketRecord {
  readonly kind: 'packet';
  readonly point: CapturePoint;
  /** The two halves of the time, a 64-bit count of the interface's clock; null where the record has none. */
  readonly ticks: { readonly high: number; readonly low: number } | null;
  /** What was captured, a frame check sequence included. */
  readonly octets: Uint8Array;
  /** Octets on the wire, as the record says. */
  readonly origLen: number;
  readonly options: Uint8Array;
}

/** The statistics of an interface as they stand in a capture file. */
export interface StatisticsRecord {
  readonly kind: 'statistics';
  readonly point: CapturePoint;
  readonly high: number;
  readonly low: number;
  readonly options: Uint8Array;
  /** The time that they tell, since the origin of the time base; null where the writer had no clock. */
  readonly timeNs: number | null;
}

/** What is copied of a capture file. */
export type FileRecord = InterfaceRecord | PacketRecord | StatisticsRecord;
