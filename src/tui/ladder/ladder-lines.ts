import type { LinkState } from '../../model/link.js';
import type { VsiLife } from '../../model/vsi.js';
import { arrow, centred } from '../draw/arrow.js';
import { columnsOf, cut, fill, fillLine, span, type Line, type Span, type Style } from '../draw/line.js';
import { wireText } from '../draw/wire-text.js';
import { STATE_STYLE, type ShownState } from '../shown-state.js';
import { compact } from '../times.js';
import type { World } from '../world.js';
import { arrowText } from './arrow-text.js';
import type { FrameRow, LadderRow, StateLabel } from './ladder-row.js';
import type { LadderLayout } from './ladder-layout.js';
import type { Message, Messages } from './message.js';

export const COLOURS = ['state', 'direction', 'sequence'] as const;
export type Colour = (typeof COLOURS)[number];

/** What the lines of a ladder are drawn from. */
export interface LadderPicture {
  readonly world: World;
  readonly layout: LadderLayout;
  readonly messages: Messages;
  readonly colour: Colour;
  /** Several lives: each is called by its number. */
  readonly isShared: boolean;
  /** Row ids of frames. */
  readonly selected: number | null;
  readonly marked: readonly number[];
  /** Lives by their ids, and links by their names. */
  readonly lifeOf: (id: number) => VsiLife | null;
  readonly linkOf: (name: string) => LinkState | null;
}

const SEQUENCE_STYLES: readonly Style[] = ['station', 'bridge', 'note', 'pending', 'good', 'security'];

/** `named`: the life that the row names anyway. */
function labelText(labels: readonly StateLabel[], picture: LadderPicture, named: number | null): Span {
  const [first] = labels;
  if (!first) return span('');
  const { isShort, label } = picture.layout;
  const mark = first.confidence === 'stale' ? '?' : first.confidence === 'inferred' || first.isWaiting ? '○' : '●';
  const number = picture.isShared && first.life !== named ? `#${first.life + 1} ` : '';
  const more = labels.length > 1 ? ` +${labels.length - 1}` : '';
  const full = `${mark} ${number}${first.text}${more}`;
  const text = isShort && full.length > label && mark !== '?' ? `${number}${first.text}${more}` : full;
  const style = first.isWaiting ? 'pending' : first.confidence === 'stale' ? 'unknown' : (STATE_STYLE[first.text as ShownState] ?? 'plain');
  return span(text, style);
}

/** The states beside both lifelines, and what is between them. */
function between(row: { readonly station: readonly StateLabel[]; readonly bridge: readonly StateLabel[] }, middle: Line, mark: Span, picture: LadderPicture, named: number | null = null): Line {
  const { label } = picture.layout;
  const [station, bridge] = [labelText(row.station, picture, named), labelText(row.bridge, picture, named)];
  return [span(fill(station.text, label, true), station.style), span(' '), ...middle, mark, span(fill(bridge.text, label), bridge.style)];
}

function timeText({ layout, world: { times, settings } }: LadderPicture, timeNs: number, beforeNs: number | null): string {
  const text = times.shown(timeNs, 3, beforeNs);
  return fill(layout.isShort && settings.time === 'clock' ? text.slice(3) : text, layout.time, settings.time !== 'clock');
}

function front(picture: LadderPicture, cursor: string, timeNs: number | null, beforeNs: number | null): Span[] {
  const { time, delta } = picture.layout;
  const sinceNs = timeNs === null || beforeNs === null ? null : timeNs - beforeNs;
  const spans = [span(cursor, 'strong'), span(timeNs === null ? ' '.repeat(time) : timeText(picture, timeNs, beforeNs)), span(' ')];
  return delta === 0 ? spans : [...spans, span(fill(sinceNs === null ? '' : `+${compact(sinceNs)}`, delta, true), 'dim'), span(' ')];
}

function arrowStyle(row: FrameRow, { direction, sequence, said }: Message, colour: Colour): Style {
  if (colour === 'direction') return direction === 'right' ? 'station' : direction === 'left' ? 'bridge' : 'plain';
  if (colour === 'sequence') return sequence === null ? 'plain' : SEQUENCE_STYLES[sequence % SEQUENCE_STYLES.length]!;
  if (row.kind === 'ecp ack') return 'dim';
  if (said.some(({ code }) => code !== null && code !== 0)) return 'bad';
  return row.copy > 0 ? 'warning' : row.kind.endsWith(' response') ? 'good' : row.kind.endsWith(' request') ? 'pending' : 'plain';
}

/** What a frame says. */
export function messageOf(row: FrameRow, { messages, world, lifeOf, linkOf }: LadderPicture): Message {
  const life = lifeOf(row.life);
  return messages.of(row, world.recording.frames, life && linkOf(life.link));
}

function frameLine(row: FrameRow, beforeNs: number | null, picture: LadderPicture): Line {
  const { world, layout, selected, marked } = picture;
  const life = picture.lifeOf(row.life);
  const message = messageOf(row, picture);
  const number = picture.isShared ? `#${row.life + 1} ` : '';
  const text = arrow(`${number}${arrowText(row, message, life, layout.isShort)}`, { direction: message.direction, isDashed: row.copy > 0 }, layout.arrow);
  const isSelected = row.id === selected;
  const isMarked = marked.includes(row.id);
  const style: Style = isSelected ? 'selected' : isMarked ? 'marked' : arrowStyle(row, message, picture.colour);
  const middle: Line = [span('│', 'dim'), span(text, style), span('│', 'dim')];
  const isProblem = world.digest.found.ofFrame(row.no).length > 0;
  const cursor = isSelected ? '▶' : isMarked ? '●' : ' ';
  return [...front(picture, cursor, row.timeNs, beforeNs), ...between(row.labels, middle, isProblem ? span('!', 'error') : span(' '), picture, row.life)];
}

/** One row of a ladder as a line; `beforeNs`: when the row before with a time was. */
export function ladderLine(row: LadderRow, beforeNs: number | null, picture: LadderPicture): Line {
  const { layout } = picture;
  if (row.type === 'frame') return frameLine(row, beforeNs, picture);
  if (row.type === 'gap') {
    const text = centred(row.text.length + 2 > layout.arrow ? row.shortText : row.text, layout.arrow);
    return [...front(picture, ' ', null, null), ...between({ station: [], bridge: [] }, [span('╎', 'dim'), span(text, 'warning'), span('╎', 'dim')], span(' '), picture)];
  }
  const lifeline = row.text === '' ? '│' : '╎';
  const middle = [span(lifeline, 'dim'), span(centred(row.text, layout.arrow), 'unknown'), span(lifeline, 'dim')];
  return [...front(picture, ' ', row.timeNs, beforeNs), ...between(row.labels, middle, span(' '), picture)];
}

/** The ends of the lifelines: `┬` above, `┴` below. */
export function lifelineEnds(glyph: string, picture: LadderPicture): Line {
  return [...front(picture, ' ', null, null), ...between({ station: [], bridge: [] }, [span(`${glyph}${' '.repeat(picture.layout.arrow)}${glyph}`, 'dim')], span(' '), picture)];
}

/** The titles of the columns, and who the ends are. */
export function ladderTitles(link: LinkState | null, picture: LadderPicture): Line {
  const { layout: { columns, time, delta, label, arrow: room, isShort }, world: { settings } } = picture;
  const call = (name: string | null | undefined, mac: string | null | undefined): string => (settings.hasNames && name != null ? wireText(name) : (mac ?? 'not seen'));
  const port = settings.hasNames && link && link.bridgePort !== null && link.bridgePort !== link.bridge ? ` ${wireText(link.bridgePort)}` : '';
  const bridge = link ? `${call(link.bridgeName, link.bridge)}${port}` : 'their bridges';
  const half = room >> 1;
  const caller = link ? call(link.stationName, link.station) : 'stations of several links';
  const withLink = link ? `${caller} ${wireText(link.name)}` : caller;
  // The first line of the screen names the link, too.
  const station = columnsOf(withLink) < half ? withLink : caller;
  const left = ` ${fill('Time', time)} ${delta === 0 ? '' : `${fill('Delta', delta, true)} `}${fill('Station', label, true)} `;
  const ends = isShort ? `${fill(cut(station, half), half)} ${fill(cut(bridge, room - half), room - half, true)} ` : ` ${fill(cut(station, half - 1), half)}${fill(cut(bridge, room - half - 1), room - half, true)} `;
  return fillLine([span(left, 'strong'), span(ends, 'strong'), span(' Bridge', 'strong')], columns);
}
