import type { Column } from '../draw/columns.js';
import { cutMiddle } from '../draw/cut-middle.js';
import { columnsOf } from '../draw/line.js';
import type { LinkCells } from './link-cells.js';

export interface LinkColumn extends Column {
  readonly key: keyof LinkCells;
}

const TITLES: Readonly<Record<keyof LinkCells, string>> = {
  link: 'Link', station: 'Station', bridge: 'Bridge port', evb: 'EVB', cdcp: 'CDCP', vsis: 'VSIs', last: 'Last', p95: 'p95', problems: 'Prob',
};
const RIGHT: ReadonlySet<keyof LinkCells> = new Set(['vsis', 'last', 'p95', 'problems']);
const STANDARD: readonly (keyof LinkCells)[] = ['link', 'station', 'bridge', 'evb', 'vsis', 'p95', 'problems'];
const WIDE: readonly (keyof LinkCells)[] = ['link', 'station', 'bridge', 'evb', 'cdcp', 'vsis', 'last', 'p95', 'problems'];
/** What gives way where there is not enough room, and down to how much. */
const LEAST: Readonly<Partial<Record<keyof LinkCells, number>>> = { station: 7, bridge: 7, link: 4 };

/** Columns as wide as what stands in them; where that is more than `room`, ends and names give way. */
export function linkColumns(rows: readonly LinkCells[], room: number, isWide: boolean): LinkColumn[] {
  const keys = isWide ? WIDE : STANDARD;
  const widths = new Map(keys.map((key) => [key, Math.max(TITLES[key].length, ...rows.map((cells) => columnsOf(cells[key].text)))]));
  const over = (): number => [...widths.values()].reduce((sum, width) => sum + width + 1, -1) - room;
  while (over() > 0) {
    const widest = (Object.keys(LEAST) as (keyof LinkCells)[]).filter((key) => widths.get(key)! > LEAST[key]!).sort((a, b) => widths.get(b)! - widths.get(a)!)[0];
    if (widest === undefined) break;
    widths.set(widest, widths.get(widest)! - 1);
  }
  return keys.map((key) => ({ key, title: TITLES[key], width: widths.get(key)!, right: RIGHT.has(key) }));
}

const ADDRESS = /^[0-9a-f]{2}(:[0-9a-f]{2}){5}$/;

/** A text in a column: of an address its last octets, which tell most, of a name its beginning and its end. */
export function fitted(text: string, width: number): string {
  if (text.length <= width || width < 3 || !ADDRESS.test(text)) return cutMiddle(text, width);
  return `…${text.slice(1 - 3 * Math.floor(width / 3))}`;
}
