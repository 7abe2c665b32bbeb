/** Captured octets above which a length is taken for damage. */
export const MAX_CAPTURED = 256 * 1024;

/**
 * Octets of a frame on the wire without its frame check sequence: `original` and `captured` count that in, `fcs` is its
 * length. An original length below the captured one is nonsense of the writer; what is there was on the wire.
 */
export function wireLength(captured: number, original: number, fcs: number): number {
  return Math.max(0, (original < captured ? captured : original) - fcs);
}

/** Octets of a frame that were captured, without what of its frame check sequence is among them. */
export function capturedLength(captured: number, original: number, fcs: number): number {
  return fcs === 0 ? captured : Math.min(captured, wireLength(captured, original, fcs));
}
