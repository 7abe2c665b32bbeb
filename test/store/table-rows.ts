import { FRAME_KINDS } from '../../src/model/stored-frame.js';
import type { NewRow } from '../../src/store/frame-table.js';

const DIRECTIONS = [null, 'in', 'out'] as const;

/** A row all of whose columns tell its number; numbers and offsets that 32 bits do not hold. */
export function rowOf(i: number): NewRow {
  return {
    no: 2 ** 33 + 3 * i,
    timeNs: 1e15 + i,
    offset: 2 ** 40 + i * 1000,
    isSpooled: i % 2 === 1,
    captured: i % 300_000,
    origLen: 2 ** 32 - 1 - i,
    checksum: (i * 2_654_435_761) >>> 0,
    direction: DIRECTIONS[i % 3]!,
    kind: FRAME_KINDS[i % FRAME_KINDS.length]!,
    place: i % 65_536,
  };
}
