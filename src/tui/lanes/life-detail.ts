import { filterText } from '../../export/filter-text.js';
import { SEVERITY_LETTER } from '../../export/severity-letter.js';
import { linkText } from '../../export/link-text.js';
import { migrationEffect } from '../../export/migration-effect.js';
import { managerText, vsiidText } from '../../text/vsi-id.js';
import { age } from '../draw/age.js';
import { span, type Line, type Span } from '../draw/line.js';
import { narrow } from '../draw/narrow.js';
import { runs } from '../draw/runs.js';
import { wireText } from '../draw/wire-text.js';
import { associationsOf, outcomeText } from '../ladder/association.js';
import type { World } from '../world.js';
import { LANE_STYLES } from './lane.js';
import type { LifeRow } from './life-columns.js';

/** The longest one that there is room for is shown. */
const LEGENDS = [
  '· not seen  a p d asked  ▒ PREASSOC  █ ASSOC  k keep-alive  x refused  ? gap  ! problem',
  'a p d asked  ▒ PREASSOC  █ ASSOC  k keep-alive  x refused  ? gap  ! problem',
  'a p d asked  ▒ PRE  █ ASSOC  x refused  ? gap  ! problem',
];
const WIDE_LEGEND = '· not seen   a p d request outstanding   ▒ PREASSOC   █ ASSOC   k keep-alive   x refused, timed out   ? capture gap, unknown   ! problem';
const FILTERS_SHOWN = 2;
const LABEL = 10;

function legend(text: string): Span[] {
  return text.split(/(?<=^| )(\S)(?= )/u).flatMap((part) => (part.length === 1 && LANE_STYLES[part] ? runs(part, (glyph) => LANE_STYLES[glyph]!) : [span(part, 'dim')]));
}

/** What the last response said, with the frame and how long ago it was. */
function lastResponse({ life, trail, nowNs }: LifeRow, { recording: { frames } }: World): string {
  const id = trail?.lastResponse ?? null;
  const row = id === null ? null : frames.row(id);
  if (id === null || row === null) return life.responses === 0 ? 'no response seen' : 'response no longer kept';
  const tree = frames.tree(id);
  const own = vsiidText(life.format, life.vsiid);
  const association = tree && associationsOf(tree).find(({ vsiid }) => vsiid === own);
  return `${association ? outcomeText(association) : row.kind}, frame #${row.no}, ${age(nowNs - row.timeNs)} ago`;
}

function problemSpans({ problems }: LifeRow): Span[] {
  if (problems.length === 0) return [span('none')];
  return problems.flatMap(({ rule, severity, message, frames }) => [span(`${SEVERITY_LETTER[severity]} ${rule}`, severity), span(` ${wireText(message)}${frames.length > 0 ? ` (${frames.slice(0, 2).map((no) => `#${no}`).join(' ')})` : ''}   `)]);
}

/** From where to where it moved, and what that meant. */
function moved({ migration }: LifeRow['life']): string {
  if (migration === null) return '';
  const { from, to } = migration;
  return `  moved from ${narrow(linkText(from.link, from.channel))} to ${narrow(linkText(to.link, to.channel))}, ${migrationEffect(migration)}`;
}

function identity({ life }: LifeRow): string {
  const manager = life.manager === null ? '-' : wireText(managerText(life.manager));
  return `manager ${manager}  type ${life.type} v${life.version}  ${life.format === 5 ? 'UUID ' : ''}${vsiidText(life.format, life.vsiid)}${moved(life)}`;
}

/** The legend, and two lines about the selected VSI: for screens that are not wide. */
export function lifeDetail(row: LifeRow | null, world: World, columns: number): Line[] {
  const lines: Line[] = [[span(' '), ...legend(LEGENDS.find(({ length }) => length < columns) ?? '')]];
  if (row === null) return lines;
  const { life, problems } = row;
  lines.push([span(` #${life.id + 1} `, 'strong'), span(`${life.name === null ? '' : `${wireText(life.name)} `}${narrow(linkText(life.link, life.channel))}  ${identity(row)}  history ${wireText(life.history)}  filter ${filterText(life.filter, 1) || '-'}`)]);
  lines.push([span(` Last response: ${lastResponse(row, world)}`), ...(problems.length > 0 ? [span('  '), ...problemSpans(row)] : [])]);
  return lines;
}

function labelled(label: string, spans: readonly Span[]): Line {
  return [span(` ${label.padEnd(LABEL - 1)}`, 'strong'), ...spans];
}

/** The same for wide screens, with more of it. */
export function wideLifeDetail(row: LifeRow | null, world: World): Line[] {
  const key = labelled('Legend', legend(WIDE_LEGEND));
  if (row === null) return [key];
  const { life } = row;
  const link = world.digest.links.find(({ state }) => state.name === life.link)?.state;
  const end = (name: string | null | undefined, mac: string | null | undefined): string => [...(name == null ? [] : [wireText(name)]), mac ?? 'not seen'].join(' ');
  const like = (mac: string | null | undefined): string => link?.stacks.find((stack) => stack.mac === mac)?.like ?? '';
  const port = link?.bridgePort == null || link.bridgePort === link.bridge ? '' : ` ${wireText(link.bridgePort)}`;
  const ends = `${end(link?.stationName, link?.station)} ${like(link?.station)}     Bridge  ${end(link?.bridgeName, link?.bridge)}${port} ${like(link?.bridge)}`;
  return [
    labelled('Station', [span(`${ends}     ${life.channel === null ? 'default S-channel' : `S-channel of SVID ${life.channel}`}     VDP ${life.generation}`)]),
    labelled('VSI', [span(`${identity(row)}   filter ${filterText(life.filter, FILTERS_SHOWN) || '-'}`)]),
    labelled('Last', [span(lastResponse(row, world))]),
    labelled('Problems', problemSpans(row)),
    key,
  ];
}

/** What stands in the border of the wide detail. */
export function lifeDetailTitle({ life }: LifeRow): { readonly left: string; readonly right: string } {
  const name = life.name === null ? '' : ` ${wireText(life.name)}`;
  return { left: `Selected: #${life.id + 1}${name} on ${narrow(linkText(life.link, life.channel))}`, right: `history ${wireText(life.history)}   (upper case station, lower case bridge)` };
}
