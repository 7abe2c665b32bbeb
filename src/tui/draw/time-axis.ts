/** Time in columns: column n is the slot from `startNs + n * slotNs` on. */
export interface TimeAxis {
  readonly startNs: number;
  readonly slotNs: number;
  readonly columns: number;
}

/** Durations of slots: round ones, as people count. */
const STEPS_NS: readonly number[] = [
  ...[1e6, 1e7, 1e8].flatMap((unit) => [unit, 2 * unit, 5 * unit]),
  ...[1, 2, 3, 5, 10, 15, 20, 30, 60, 120, 180, 300, 600, 900, 1800, 3600, 7200, 14400, 43200, 86400, 604800, 2592000, 31536000].map((seconds) => seconds * 1e9),
];

function slotsFor(fromNs: number, toNs: number, slotNs: number): number {
  return Math.floor(toNs / slotNs) - Math.floor(fromNs / slotNs) + 1;
}

/** The shortest slots with which all of that time fits into `columns`. */
export function fittingSlotNs(fromNs: number, toNs: number, columns: number): number {
  return STEPS_NS.find((slotNs) => slotsFor(fromNs, toNs, slotNs) <= columns) ?? STEPS_NS.at(-1)!;
}

/** The next shorter slots, or the next longer ones. */
export function zoomedSlotNs(slotNs: number, isIn: boolean): number {
  return (isIn ? STEPS_NS.findLast((step) => step < slotNs) : STEPS_NS.find((step) => step > slotNs)) ?? slotNs;
}

/** Slots from `fromNs` to `toNs`; where they are more than `columns`, the last ones. They begin at multiples of themselves: what comes later moves none. */
export function timeAxis(fromNs: number, toNs: number, slotNs: number, columns: number): TimeAxis {
  const count = Math.max(1, Math.min(columns, slotsFor(fromNs, toNs, slotNs)));
  return { startNs: (Math.floor(toNs / slotNs) - count + 1) * slotNs, slotNs, columns: count };
}

/** The column of a time; -1 for one that the axis does not show. */
export function columnOf({ startNs, slotNs, columns }: TimeAxis, timeNs: number): number {
  const column = Math.floor((timeNs - startNs) / slotNs);
  return column >= 0 && column < columns ? column : -1;
}
