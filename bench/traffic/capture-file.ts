/** A capture being written. Frames come in the order of their times. */
export interface CaptureFile {
  /** The first `length` octets of `data`, seen `timeNs` after the begin of the capture at the capture point `point`. */
  frame(point: number, timeNs: number, data: Buffer, length: number): void;
  close(): void;
}

/** When every generated capture begins, in seconds since 1970: 2026-01-01 00:00 UTC. */
export const BEGIN_SEC = 1_767_225_600;

/** Octets are collected to pieces of about this size before they are written. */
export const PIECE = 1 << 20;
