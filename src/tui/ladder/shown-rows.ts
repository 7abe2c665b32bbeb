import type { LadderRow } from './ladder-row.js';
import type { Ladder } from './ladder-rows.js';

/** The rows of a ladder, without the acknowledgements of ECP where they are hidden. */
export function shownRows({ rows }: Ladder, hidesAcks: boolean): readonly LadderRow[] {
  return hidesAcks ? rows.filter((row) => row.type !== 'frame' || row.kind !== 'ecp ack') : rows;
}
