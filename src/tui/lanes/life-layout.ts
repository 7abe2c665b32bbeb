import { linkText } from '../../export/link-text.js';
import type { World } from '../world.js';
import { narrow } from '../draw/narrow.js';
import { LIFE_COLUMNS, type LifeColumn } from './life-columns.js';

/** Columns of the screen from which on there is room for more. */
export const WIDE_COLUMNS = 160;
const NARROW_COLUMNS = 72;
const [SHORT_ID, LONG_ID] = [9, 18];
const [SHORT_STATE, LONG_STATE] = ['PREASSOC'.length, 'PREASSOC-RR'.length];
const MOST_LINK = 14;
/** A lane of fewer columns says nothing. */
const LEAST_LANE = 12;

/** How a row of the VSIs is laid out: columns, then a lane of `lane` columns, 0 for none. */
export interface LifeLayout {
  readonly columns: readonly LifeColumn[];
  readonly lane: number;
}

function widthOf(column: LifeColumn, world: World, columns: number): number {
  switch (column.key) {
    case '#': return Math.max(column.width, String(world.digest.summary.vsis).length);
    case 'VSI': return columns < WIDE_COLUMNS ? SHORT_ID : LONG_ID;
    case 'State': return columns < NARROW_COLUMNS ? SHORT_STATE : LONG_STATE;
    case 'Link': return Math.min(MOST_LINK, Math.max(column.width - 1, ...world.digest.links.flatMap(({ state }) => state.channels.map(({ svid }) => narrow(linkText(state.name, svid)).length))));
    default: return column.width;
  }
}

/** What there is room for in rows of `room` columns, on a screen of `columns`; `chosen` are columns that were chosen, or chosen away. */
export function lifeLayout(world: World, columns: number, room: number, chosen: ReadonlyMap<string, boolean>): LifeLayout {
  const shown = LIFE_COLUMNS.filter(({ key, fromColumns }) => chosen.get(key) ?? columns >= fromColumns).map((column) => ({ ...column, width: widthOf(column, world, columns) }));
  let left = room - 1;
  const fitting = shown.filter(({ width }) => {
    const fits = width < left;
    if (fits) left -= width + 1;
    return fits;
  });
  return { columns: fitting, lane: left < LEAST_LANE ? 0 : left - 1 };
}
