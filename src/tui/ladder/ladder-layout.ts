/** Where things stand in a line of a ladder; all numbers are columns. */
export interface LadderLayout {
  readonly columns: number;
  /** With little room: times without their hours, no marks at states, short words. */
  readonly isShort: boolean;
  readonly time: number;
  /** 0 where there is no room for them. */
  readonly delta: number;
  readonly label: number;
  /** Between the lifelines. */
  readonly arrow: number;
}

const STANDARD_COLUMNS = 96;
const DELTA_COLUMNS = 72;

/** The layout of a ladder of so many columns. */
export function ladderLayout(columns: number): LadderLayout {
  const isShort = columns < STANDARD_COLUMNS;
  const time = isShort ? 'mm:ss.mmm'.length : 'hh:mm:ss.mmm'.length;
  const delta = columns < DELTA_COLUMNS ? 0 : isShort ? 7 : 9;
  const label = isShort ? 11 : 13;
  // Cursor, time, blank, delta, blank, label, blank, lifeline, arrow, lifeline, mark, label.
  const arrow = columns - 1 - time - (delta === 0 ? 0 : 1 + delta) - 1 - label - 1 - 1 - 1 - 1 - label;
  return { columns, isShort, time, delta, label, arrow: Math.max(3, arrow) };
}
