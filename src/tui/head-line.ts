import { STANDARD_COLUMNS } from './chrome.js';
import { fillLine, lineColumns, span, type Line } from './draw/line.js';
import { droppedOf } from './dropped.js';
import { liveExtras, liveTitles } from './live/live-head.js';
import { thousands } from '../text/number.js';
import type { World } from './world.js';

/** What stands on the right of the first line. */
export interface HeadStatus {
  /** What the view says of itself. */
  readonly view: string;
  /** FILE, FOLLOW, PAUSED, STOPPED …; '' for none. */
  readonly mode: string;
  /** Whether it is told, too, that nothing was dropped. */
  readonly countsDrops: boolean;
}

/** What the left end says, too. */
const SAID_BEFORE = /^FILE {0,2}/;

function joined(parts: readonly Line[]): Line {
  return parts.filter((part) => lineColumns(part) > 0).flatMap((part, index) => (index === 0 ? part : [span('  ', 'bar'), ...part]));
}

/** What is read, from all of it to the least of it that still tells. */
function titles({ title, live }: World, columns: number): readonly Line[] {
  const gap = columns < STANDARD_COLUMNS ? ' ' : '  ';
  const sources: readonly Line[] = live ? liveTitles(live) : [[span(`● FILE ${title}`, 'bar')]];
  return [`evbscope${gap}`, ''].flatMap((program) => sources.map((source): Line => [span(` ${program}`, 'bar'), ...source]));
}

/** The first line: what is read, what the view says of itself, what is missing; where there is too little room it says less of it, rather than half. */
export function headLine(world: World, { view, mode, countsDrops }: HeadStatus, columns: number): Line {
  const dropped = droppedOf(world);
  const drops: Line = dropped > 0 || countsDrops ? [span(`${thousands(dropped)} drop`, dropped > 0 ? 'alarm' : 'bar')] : [];
  const right = (extras: readonly string[], shown: string): Line => joined([...extras.map((text) => [span(text, 'bar')]), [span(view, 'bar')], drops, [span(shown, 'bar')]]);
  const full = right([], mode);
  const extras = world.live ? liveExtras(world.live) : [];
  const [longest, ...shorter] = titles(world, columns);
  const fits = (left: Line, beside: Line): boolean => lineColumns(left) + lineColumns(beside) + 3 <= columns;
  const bare = right([], mode.replace(SAID_BEFORE, ''));
  const choices: readonly (readonly [Line, Line])[] = [
    ...extras.map((_, index) => [longest!, right(extras.slice(0, extras.length - index), mode)] as const),
    [longest!, full], [longest!, bare], ...shorter.map((left) => [left, bare] as const),
  ];
  const [left, beside] = choices.find(([one, other]) => fits(one, other)) ?? choices.at(-1)!;
  const room = Math.max(0, columns - lineColumns(beside) - 2);
  return fillLine([...fillLine(left, room, 'bar'), span(' ', 'bar'), ...beside, span(' ', 'bar')], columns, 'bar');
}
