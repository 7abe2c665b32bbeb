import type { FieldTable } from '../../export/field-table.js';
import { groupAddress } from '../../export/group-address.js';
import { linkText } from '../../export/link-text.js';
import { SEVERITY_LETTER } from '../../export/severity-letter.js';
import type { LinkState } from '../../model/link.js';
import type { StoredFrame } from '../../model/stored-frame.js';
import { mac } from '../../text/mac.js';
import { gravest } from '../digest/problems.js';
import { cutMiddle } from '../draw/cut-middle.js';
import { rowLine, titleLine, type Cell, type Column } from '../draw/columns.js';
import { columnsOf, fillLine, restyled, span, type Line } from '../draw/line.js';
import { narrow } from '../draw/narrow.js';
import { wireText } from '../draw/wire-text.js';
import { compact } from '../times.js';
import type { World } from '../world.js';
import type { FrameCells } from './frame-cells.js';

const [STANDARD, WIDE] = [100, 160];
const NAME_COLUMNS = 8;
const MAC_COLUMNS = 17;
/** Names of links may take so much, by the shape of the list. */
const LINK_COLUMNS = { compact: 8, standard: 12, wide: 16 };

/** What the list is made of. */
export interface ListParts {
  readonly cells: FrameCells;
  readonly table: FieldTable;
  readonly links: ReadonlyMap<string, LinkState>;
  readonly marked: ReadonlySet<number>;
  /** Only what leaves most of the room for what frames say. */
  readonly hasFew: boolean;
}

const FEW = new Set(['No', 'Time', 'Link', 'Proto']);

/** How wide what is. */
function shape(columns: number): 'compact' | 'standard' | 'wide' {
  return columns < STANDARD - 2 ? 'compact' : columns < WIDE - 2 ? 'standard' : 'wide';
}

/** The end that has an address: its name, else what it is, else the end of its address, which tells it from others. */
function endName(octets: Uint8Array | undefined, link: LinkState | undefined, hasNames: boolean, columns: number): string {
  if (!octets) return '?';
  const address = mac(octets);
  const own = link?.station === address ? (link.stationName ?? 'station') : link?.bridge === address ? (link.bridgeName ?? 'bridge') : null;
  if (hasNames && own !== null) return wireText(own);
  return columns >= MAC_COLUMNS ? address : `…${address.slice(-columns + 1)}`;
}

function listColumns(columns: number, { settings }: World, { hasFew, links }: ListParts): readonly Column[] {
  const kind = shape(columns);
  const longest = [...links.keys()].reduce((most, name) => Math.max(most, columnsOf(narrow(name))), 5);
  const ends = settings.hasNames ? NAME_COLUMNS : MAC_COLUMNS;
  const isWide = kind === 'wide';
  const all: Column[] = [
    { title: 'No', width: isWide ? 8 : 6, right: true },
    { title: 'Time', width: isWide ? 15 : kind === 'standard' ? 12 : 10 },
    ...(kind === 'compact' ? [] : [{ title: 'Delta', width: 7, right: true }]),
    { title: 'Link', width: Math.min(LINK_COLUMNS[kind], longest) },
    { title: 'From', width: isWide ? NAME_COLUMNS + 1 + MAC_COLUMNS : kind === 'compact' ? NAME_COLUMNS : ends },
    ...(kind === 'compact' ? [] : [{ title: 'To', width: isWide ? MAC_COLUMNS : 6 }]),
    { title: 'Proto', width: isWide ? 9 : 5 },
    ...(isWide ? [{ title: 'Len', width: 4, right: true }] : []),
  ];
  const fixed = hasFew ? all.filter(({ title }) => FEW.has(title)) : all;
  // In front of them a sign for the selected row, behind them the letter of a problem.
  const taken = fixed.reduce((sum, { width }) => sum + width + 1, 2);
  return [...fixed, { title: 'Info', width: Math.max(4, columns - taken - 3) }, { title: '!', width: 1 }];
}

function protocolText(protocol: string, columns: number): string {
  // Those of the drafts: `VDP draft`, or `dVDP` where there is no room for that.
  return columnsOf(protocol) > columns && protocol.endsWith(' draft') ? `d${protocol.slice(0, -' draft'.length)}` : wireText(protocol);
}

function toText(octets: Uint8Array | undefined, link: LinkState | undefined, hasNames: boolean, columns: number): string {
  if (!octets) return '';
  const group = groupAddress(octets);
  if (group === null) return endName(octets, link, hasNames, columns);
  const name = group.name.replace(/-bridge$/, '');
  return columns < MAC_COLUMNS ? group.short : name === 'nearest' ? group.name : name;
}

function frameCells(world: World, parts: ListParts, row: StoredFrame, beforeNs: number | null, columns: readonly Column[]): Cell[] {
  const { ends: { src, dst }, protocol, info } = parts.cells.of(world.recording.frames, parts.table, row.id);
  const link = parts.links.get(row.link);
  const { hasNames } = world.settings;
  const severity = gravest(world.digest.found.ofFrame(row.no));
  const width = (title: string): number => columns.find((column) => column.title === title)?.width ?? 0;
  const name = endName(src, link, hasNames, width('From'));
  const isWide = width('Len') > 0;
  const from = isWide && src ? `${(hasNames ? endName(src, link, true, NAME_COLUMNS) : '').slice(0, NAME_COLUMNS).padEnd(NAME_COLUMNS)} ${mac(src)}` : name;
  const known: Readonly<Record<string, Cell>> = {
    No: { text: String(row.no) },
    Time: { text: world.times.shown(row.timeNs, isWide ? 6 : width('Time') >= 12 ? 3 : 1, beforeNs) },
    Delta: { text: beforeNs === null ? '' : compact(row.timeNs - beforeNs), style: 'dim' },
    Link: { text: cutMiddle(narrow(linkText(row.link, row.channel)), width('Link')) },
    From: { text: from, style: link && src && link.station === mac(src) ? 'station' : link && src && link.bridge === mac(src) ? 'bridge' : 'plain' },
    To: { text: toText(dst, link, hasNames, width('To')) },
    Proto: { text: protocolText(protocol, width('Proto')) },
    Len: { text: String(row.origLen) },
    Info: { text: info },
    '!': severity === null ? { text: '' } : { text: SEVERITY_LETTER[severity], style: severity },
  };
  return columns.map(({ title }) => known[title]!);
}

/** Titles and the rows from `top` on, in `columns` and `rows`: only these are decoded. `selected` is a position in the list. */
export function listLines(world: World, parts: ListParts, columns: number, rows: number, top: number, selected: number, hasFocus: boolean): Line[] {
  const shape = listColumns(columns, world, parts);
  const lines: Line[] = [[span('  '), ...titleLine(shape)]];
  const { frames } = world.recording;
  let beforeNs = top > 0 && top < world.frames.count ? (frames.row(world.frames.idAt(top - 1))?.timeNs ?? null) : null;
  for (let index = top; index < Math.min(world.frames.count, top + rows - 1); index++) {
    const id = world.frames.idAt(index);
    const row = frames.row(id);
    if (row === null) continue;
    const sign = `${index === selected ? '▶' : ' '}${parts.marked.has(id) ? '●' : ' '}`;
    const full = fillLine([span(sign), ...rowLine(shape, frameCells(world, parts, row, beforeNs, shape))], columns);
    lines.push(index === selected ? restyled(full, hasFocus ? 'selected' : 'marked') : full);
    beforeNs = row.timeNs;
  }
  if (world.frames.count === 0) lines.push([span(world.filter === '' ? '  no control frame was seen yet' : '  no frame passes the filter; / changes it', 'dim')]);
  return lines;
}
