import type { Size } from '../screen.js';

export const PANES = ['list', 'tree', 'octets'] as const;
export type Pane = (typeof PANES)[number];

/** Where a pane is; rows and columns with its border. */
export interface PaneSize {
  readonly rows: number;
  readonly columns: number;
}

/** How the panes are to share the screen. */
export interface PaneShares {
  readonly active: Pane;
  readonly isZoomed: boolean;
  /** Octets beside the tree; null for what suits the width. */
  readonly isBeside: boolean | null;
  /** Rows more or fewer than usual. */
  readonly more: Readonly<Record<Pane, number>>;
}

export interface PaneLayout {
  readonly isBeside: boolean;
  /** Panes that are not there have no rows. */
  readonly sizes: Readonly<Record<Pane, PaneSize>>;
}

const WIDE_COLUMNS = 160;
/** A border and a row; of the list titles, too. */
const LEAST_ROWS = 3;
const LEAST_LIST = 4;
/** With fewer rows there is room for one pane alone. */
const LEAST_SPLIT = 14;
/** Below that the octets get a row less. */
const SMALL_ROWS = 24;
const NONE: PaneSize = { rows: 0, columns: 0 };
/** Columns of the pane of octets beside the tree. */
const OCTET_COLUMNS = 78;

function clamp(value: number, low: number, high: number): number {
  return Math.max(low, Math.min(value, Math.max(low, high)));
}

/** Shares out the screen; all panes together take exactly its rows and columns. */
export function paneLayout({ columns, rows }: Size, { active, isZoomed, isBeside: wished, more }: PaneShares): PaneLayout {
  const isBeside = wished ?? columns >= WIDE_COLUMNS;
  if (isZoomed || rows < LEAST_SPLIT) return { isBeside, sizes: { list: NONE, tree: NONE, octets: NONE, [active]: { rows, columns } } };
    if (isBeside) {
    const list = clamp(Math.round(rows / 3) + more.list - more.tree - more.octets, LEAST_LIST, rows - LEAST_ROWS);
    const octets = clamp(OCTET_COLUMNS, 1, columns >> 1);
    return { isBeside, sizes: { list: { rows: list, columns }, tree: { rows: rows - list, columns: columns - octets }, octets: { rows: rows - list, columns: octets } } };
  }
  const octets = clamp(Math.max(rows < SMALL_ROWS ? 6 : 7, Math.round(rows / 4)) + more.octets, LEAST_ROWS, rows - LEAST_LIST - LEAST_ROWS);
  const list = clamp(Math.round(rows / 3) + more.list - more.tree, LEAST_LIST, rows - octets - LEAST_ROWS);
  return { isBeside, sizes: { list: { rows: list, columns }, tree: { rows: rows - list - octets, columns }, octets: { rows: octets, columns } } };
}
