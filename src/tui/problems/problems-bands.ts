import type { Arrangement } from '../panes/pane-group.js';
import type { Size } from '../screen.js';
import type { GroupsPane } from './groups-pane.js';

const STANDARD_COLUMNS = 100;
/** Border and titles. */
const AROUND = 3;
const LIST_SHARE = 0.45;

/** The list above its explanation: as long as it is, but not more than its share. */
export function problemsBands(groups: GroupsPane): (size: Size) => Arrangement {
  return ({ columns, rows }) => {
    const isFramed = columns >= STANDARD_COLUMNS;
    const least = Math.min(rows, isFramed ? AROUND + 1 : 3);
    const listRows = Math.max(least, Math.min(Math.max(groups.count, 1) + (isFramed ? AROUND : 2), Math.floor(rows * LIST_SHARE)));
    return { isFramed, bands: [{ rows: listRows, boxes: [{ pane: 0, columns }] }, { rows: Math.max(0, rows - listRows), boxes: [{ pane: 1, columns }] }] };
  };
}
