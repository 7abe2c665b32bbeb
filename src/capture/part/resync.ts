import type { Parser } from '../parser.js';

const MIN_RECORDS = 8;
/** Records looked at before the search is given up: a file may be made to lead it astray. */
const MAX_STEPS = 1_000_000;

/**
 * Position in `bytes`, the octets behind a cut, from which on one plausible record follows the other: at least eight, or
 * up to the end of the file, which `isEnd` says is in `bytes`; -1 where there is none. It may be wrong: a frame may hold
 * what looks like records.
 */
export function findStart(parser: Parser, bytes: Uint8Array, isEnd: boolean): number {
  let steps = 0;
  for (let start = 0; start < bytes.length && steps < MAX_STEPS; start++) {
    let at = start;
    let records = 0;
    let length = parser.recordLength(bytes, at);
    while (length > 0 && at + length <= bytes.length) {
      at += length;
      records++;
      length = parser.recordLength(bytes, at);
    }
    steps += records;
    if (length !== 0 && records >= MIN_RECORDS) return start;
    if (isEnd && records > 0 && at === bytes.length) return start;
  }
  return -1;
}
