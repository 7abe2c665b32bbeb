import type { VsiLife } from '../../model/vsi.js';
import type { Finding } from '../../model/finding.js';
import { linkText } from '../../export/link-text.js';
import { toAssociatedNs } from '../../export/to-associated.js';
import { vsiidText } from '../../text/vsi-id.js';
import { gravest } from '../digest/problems.js';
import { age } from '../draw/age.js';
import type { Cell, Column } from '../draw/columns.js';
import { cutMiddle } from '../draw/cut-middle.js';
import { narrow } from '../draw/narrow.js';
import { wireText } from '../draw/wire-text.js';
import type { LifeKey } from '../lists/life-list.js';
import { shownLife } from '../shown-life.js';
import { SHOWN_STATES, STATE_STYLE } from '../shown-state.js';
import type { World } from '../world.js';
import type { LifeTrail } from './life-trails.js';

/** A life, and what its row shows of it. */
export interface LifeRow {
  readonly life: VsiLife;
  readonly trail: LifeTrail | null;
  readonly problems: readonly Finding[];
  readonly nowNs: number;
}

/** A column of the VSIs. */
export interface LifeColumn extends Column {
  readonly key: string;
  /** From this width of the screen on it is there unless it was chosen away; Infinity where it has to be chosen. */
  readonly fromColumns: number;
  readonly cell: (row: LifeRow, width: number) => Cell;
  /** What rows are ordered by; null where that is the order of first frames, absent where they cannot be. */
  readonly order?: ((world: World) => LifeKey) | null;
}

const NONE: Cell = { text: '-', style: 'dim' };

function vids({ filter }: VsiLife): string {
  const [first] = filter;
  return first ? `${first.vid}${filter.some(({ vid }) => vid !== first.vid) ? '+' : ''}` : '-';
}

/** The name of a VSI where it has one, else its VSIID. */
export function lifeName(life: VsiLife): string {
  return life.name === null ? vsiidText(life.format, life.vsiid) : wireText(life.name);
}

function latency({ life, nowNs }: LifeRow): Cell {
  const { state, sinceNs } = shownLife(life);
  if (state === 'pending') return { text: `>${age(nowNs - sinceNs)}`, style: 'pending' };
  const ns = toAssociatedNs(life);
  return ns === null ? NONE : { text: age(ns) };
}

function keepAliveAge({ life, trail, nowNs }: LifeRow): Cell {
  const lastNs = trail?.keepAlivesNs.at(-1);
  const { state } = shownLife(life);
  if (lastNs === undefined || STATE_STYLE[state] !== 'good') return NONE;
  return { text: age(nowNs - lastNs) };
}

function problemCount({ problems }: LifeRow): Cell {
  if (problems.length === 0) return { text: '' };
  return { text: problems.length > 99 ? '99' : String(problems.length), style: gravest(problems)! };
}

/** The one table of the columns, from left to right. */
export const LIFE_COLUMNS: readonly LifeColumn[] = [
  { key: '#', title: '#', width: 3, right: true, fromColumns: 0, order: null, cell: ({ life }) => ({ text: String(life.id + 1) }) },
  {
    key: 'VSI', title: 'VSI', width: 9, fromColumns: 0, order: () => lifeName,
    cell: ({ life }, width) => ({ text: life.name === null ? cutMiddle(lifeName(life), width) : lifeName(life) }),
  },
  { key: 'VSIID', title: 'VSIID', width: 36, fromColumns: Infinity, cell: ({ life }) => ({ text: vsiidText(life.format, life.vsiid) }) },
  { key: 'Link', title: 'Link', width: 5, fromColumns: 0, order: () => ({ link, channel }) => linkText(link, channel), cell: ({ life }) => ({ text: narrow(linkText(life.link, life.channel)) }) },
  { key: 'Type', title: 'Type', width: 10, fromColumns: Infinity, order: () => ({ type, version }) => type * 256 + version, cell: ({ life }) => ({ text: `${life.type} v${life.version}` }) },
  { key: 'VID', title: 'VID', width: 4, right: true, fromColumns: 100, order: () => ({ filter }) => filter[0]?.vid ?? -1, cell: ({ life }) => ({ text: vids(life) }) },
  {
    key: 'State', title: 'State', width: 8, fromColumns: 0, order: () => (life) => SHOWN_STATES.indexOf(shownLife(life).state),
    cell: ({ life }) => {
      const { state } = shownLife(life);
      return { text: state, style: STATE_STYLE[state] };
    },
  },
  { key: 'Bridge', title: 'Bridge', width: 11, fromColumns: Infinity, cell: ({ life }) => ({ text: shownLife(life, 'bridge').state, style: STATE_STYLE[shownLife(life, 'bridge').state] }) },
  { key: 'Since', title: 'Since', width: 6, right: true, fromColumns: 160, order: () => (life) => shownLife(life).sinceNs, cell: ({ life, nowNs }) => ({ text: age(nowNs - shownLife(life).sinceNs) }) },
  { key: 'Lat', title: 'Lat', width: 7, right: true, fromColumns: 100, order: () => (life) => toAssociatedNs(life) ?? -1, cell: latency },
  { key: 'KA', title: 'KA', width: 6, right: true, fromColumns: 160, cell: keepAliveAge },
  {
    key: 'Retx', title: 'Retx', width: 4, right: true, fromColumns: 160,
    cell: ({ trail }) => ({ text: trail === null ? '' : `${trail.passedOver > 0 ? '>' : ''}${trail.retransmissions}`, style: trail !== null && trail.retransmissions > 0 ? 'warning' : 'plain' }),
  },
  { key: '!', title: '!', width: 2, right: true, fromColumns: 0, order: (world) => ({ id }) => world.digest.found.ofLife(id).length, cell: problemCount },
];
