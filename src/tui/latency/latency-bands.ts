import type { Arrangement } from '../panes/pane-group.js';
import type { Size } from '../screen.js';

/** The panes by their numbers. */
export const [LINES, HISTOGRAM, TIME, OUTLIERS] = [0, 1, 2, 3] as const;
const [STANDARD_COLUMNS, WIDE_COLUMNS] = [100, 160];
const LINES_COLUMNS = 84;
const TIME_ROWS = 7;
const HALF = 0.5;

/** Where the panes stand: each below the other on small screens, else histogram and outliers side by side. */
export function latencyBands({ columns, rows }: Size): Arrangement {
  const box = (pane: number, width = columns): { pane: number; columns: number } => ({ pane, columns: width });
  if (columns < STANDARD_COLUMNS || rows < 3 * TIME_ROWS) {
    const time = Math.min(5, Math.max(2, rows >> 2));
    const lines = Math.max(3, Math.round((rows - time) * 0.4));
    const histogram = Math.max(2, (rows - time - lines) >> 1);
    const rest = Math.max(0, rows - time - lines - histogram);
    return { isFramed: false, bands: [{ rows: lines, boxes: [box(LINES)] }, { rows: histogram, boxes: [box(HISTOGRAM)] }, { rows: time, boxes: [box(TIME)] }, { rows: rest, boxes: [box(OUTLIERS)] }] };
  }
  const upper = Math.round((rows - TIME_ROWS) * HALF);
  const lower = rows - TIME_ROWS - upper;
  if (columns >= WIDE_COLUMNS) {
    return {
      isFramed: true,
      bands: [
        { rows: upper + 2, boxes: [box(LINES, LINES_COLUMNS), box(HISTOGRAM, columns - LINES_COLUMNS)] },
        { rows: TIME_ROWS, boxes: [box(TIME)] },
        { rows: lower - 2, boxes: [box(OUTLIERS)] },
      ],
    };
  }
  const half = columns >> 1;
  return {
    isFramed: true,
    bands: [{ rows: upper, boxes: [box(LINES)] }, { rows: TIME_ROWS, boxes: [box(TIME)] }, { rows: lower, boxes: [box(HISTOGRAM, columns - half), box(OUTLIERS, half)] }],
  };
}
