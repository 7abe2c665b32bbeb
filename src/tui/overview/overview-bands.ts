import type { Arrangement, Band } from '../panes/pane-group.js';
import type { Size } from '../screen.js';
import type { World } from '../world.js';

/** The panes by their numbers. */
export const [LINKS, STATES, LATENCY, PROBLEMS] = [0, 1, 2, 3] as const;
const [STANDARD_COLUMNS, WIDE_COLUMNS] = [100, 160];
/** Border and titles. */
const AROUND = 3;
const STATES_SHOWN = 7;
/** Rows in which a live capture tells what it waits for. */
const WAITING_ROWS = 7;

function band(rows: number, ...boxes: Band['boxes']): Band {
  return { rows, boxes };
}

function between(least: number, value: number, most: number): number {
  return Math.max(least, Math.min(value, most));
}

/** Where the panes stand: below each other without frames on small screens, else links and states side by side. */
export function overviewBands({ columns, rows }: Size, { isLive, digest: { links, latency, problems } }: World): Arrangement {
  const wanted = isLive && links.length === 0 ? WAITING_ROWS : links.length;
  if (columns < STANDARD_COLUMNS || rows < 2 * AROUND + 12) {
    const rest = rows - 4;
    const linkRows = between(Math.min(3, rest), wanted + 2, Math.max(3, Math.ceil(rest * (problems.list.length > 0 ? 0.5 : 0.8))));
    const whole = (pane: number): Band['boxes'][number] => ({ pane, columns });
    return { isFramed: false, bands: [band(2, whole(STATES)), band(linkRows, whole(LINKS)), band(2, whole(LATENCY)), band(rest - linkRows, whole(PROBLEMS))] };
  }
  const isWide = columns >= WIDE_COLUMNS;
  const left = isWide ? columns - 56 : columns - 36;
  // The sketch of 27 rows shows three operations, that of 42 all of them and a note.
  const latencyRows = AROUND + (rows < 36 ? Math.min(3, Math.max(1, latency.all.length)) : Math.max(3, latency.all.length) + 2);
  const most = Math.floor((rows - latencyRows) * 0.55);
  const linkRows = between(STATES_SHOWN + 2, wanted + AROUND + (isWide ? 2 : 0), Math.max(STATES_SHOWN + 2, most));
  return {
    isFramed: true,
    bands: [
      band(linkRows, { pane: LINKS, columns: left }, { pane: STATES, columns: columns - left }),
      band(latencyRows, { pane: LATENCY, columns }),
      band(rows - linkRows - latencyRows, { pane: PROBLEMS, columns }),
    ],
  };
}
