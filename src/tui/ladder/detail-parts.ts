import type { Size } from '../screen.js';

/** How a screen is shared between the ladder and the detail pane. */
export interface DetailParts {
  /** Columns of the ladder, and its rows between titles and ends. */
  readonly columns: number;
  readonly rows: number;
  /** Null where it is hidden, or there is no room for it. */
  readonly detail: { readonly columns: number; readonly rows: number; readonly isBeside: boolean } | null;
}

const BESIDE_COLUMNS = 160;
const DETAIL_COLUMNS = 60;
const LEAST_LADDER = { columns: 72, rows: 6 };
const LEAST_DETAIL = { columns: 24, rows: 3 };

/** `extra`: rows or columns that the detail pane is to have more than usual. */
export function detailParts({ columns, rows }: Size, hasDetail: boolean, extra: number): DetailParts {
  const ladder = (width: number, height: number, isBeside: boolean): Pick<DetailParts, 'columns' | 'rows'> => ({ columns: width, rows: Math.max(1, height - (width < 96 ? 1 : 3) - (isBeside ? 1 : 0)) });
  if (hasDetail && columns >= BESIDE_COLUMNS) {
    const width = Math.max(LEAST_DETAIL.columns, Math.min(columns - LEAST_LADDER.columns, DETAIL_COLUMNS + extra));
    return { ...ladder(columns - width, rows, true), detail: { columns: width, rows, isBeside: true } };
  }
  const height = Math.max(LEAST_DETAIL.rows, Math.min(rows - LEAST_LADDER.rows, Math.round(0.42 * rows) + extra));
  if (!hasDetail || rows - height < LEAST_LADDER.rows) return { ...ladder(columns, rows, false), detail: null };
  return { ...ladder(columns, rows - height, false), detail: { columns, rows: height, isBeside: false } };
}
