import type { LatencyTable } from '../../store/latency-table.js';
import { columnOf, type TimeAxis } from '../draw/time-axis.js';

/** Measured times of one kind in slots of time. */
export interface Slots {
  /** How many there are in each slot. */
  readonly counts: Float64Array;
  /** The longest; NaN in an empty slot. */
  readonly maxNs: Float64Array;
  /** Index of the sample that took longest; -1 in an empty slot. */
  readonly slowest: Float64Array;
}

/** Puts the samples of a table into slots, by groups: `groupOf` gives the number of a line's, -1 for a line that is left out. */
export function slotsOf(table: LatencyTable, axis: TimeAxis, groupOf: (line: number) => number): Slots[] {
  const { columns } = axis;
  const groupOfLine = Int32Array.from({ length: table.lines }, (_, line) => groupOf(line));
  const slots = Array.from({ length: groupOfLine.reduce((most, group) => Math.max(most, group), -1) + 1 }, (): Slots => ({
    counts: new Float64Array(columns), maxNs: new Float64Array(columns).fill(NaN), slowest: new Float64Array(columns).fill(-1),
  }));
  table.walk((i, line, timeNs, valueNs) => {
    const group = groupOfLine[line]!;
    const column = group < 0 ? -1 : columnOf(axis, timeNs);
    if (column < 0) return;
    const { counts, maxNs, slowest } = slots[group]!;
    counts[column]!++;
    if (maxNs[column]! >= valueNs) return;
    maxNs[column] = valueNs;
    slowest[column] = i;
  });
  return slots;
}
