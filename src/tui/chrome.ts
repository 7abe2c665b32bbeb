import { columnsOf, fillLine, lineColumns, span, type Line, type Span } from './draw/line.js';
import { KEYMAP, keyText, VIEWS, type Action, type ViewName } from './keymap.js';
import { thousands } from '../text/number.js';
import type { World } from './world.js';

/** From this width on the lines around the views say all they have to say. */
export const STANDARD_COLUMNS = 100;

const TITLES: Readonly<Record<ViewName, readonly [string, string]>> = {
  overview: ['Overview', 'Over'],
  vsis: ['VSIs', 'VSI'],
  ladder: ['Ladder', 'Ladder'],
  packets: ['Packets', 'Pkt'],
  problems: ['Problems', 'Prob'],
  latency: ['Latency', 'Lat'],
};

/** The second line: the views by their keys, the present one in brackets. */
export function tabLine(world: World, present: ViewName | null, columns: number): Line {
  const isShort = columns < STANDARD_COLUMNS;
  const problems = world.digest.problems.list.length;
  const spans: Span[] = [span(isShort ? ' ' : '  ')];
  for (const [index, view] of VIEWS.entries()) {
    const title = TITLES[view][isShort ? 1 : 0];
    const count = view === 'problems' && problems > 0 ? ` ${thousands(problems)}` : '';
    const isPresent = view === present;
    const text = isShort ? `${isPresent ? `[${index + 1}]` : String(index + 1)}${title}${count}` : isPresent ? `[${index + 1} ${title}${count}]` : ` ${index + 1} ${title}${count} `;
    spans.push(span(text, isPresent ? 'title' : 'plain'), span(isShort ? ' ' : '  '));
  }
  const help = isShort ? '?Help ' : '? Help   ';
  return [...fillLine(spans, Math.max(0, columns - columnsOf(help))), span(help)];
}

/** Keys that belong together are one item. */
function hintItems(hints: readonly Action[]): { readonly keys: string; readonly hint: string }[] {
  const items: { keys: string; hint: string }[] = [];
  for (const [index, action] of hints.entries()) {
    const at = KEYMAP.findIndex((candidate) => candidate.action === action);
    const { keys, hint, joined } = KEYMAP[at]!;
    const last = items.at(-1);
    if (last && joined !== null && KEYMAP[at - 1]!.action === hints[index - 1]) last.keys += ` ${keyText(keys[0]!)}`;
    else items.push({ keys: keyText(keys[0]!), hint });
  }
  return items;
}

/** The last line: keys that work here, as many whole ones as there is room for. */
export function hintLine(hints: readonly Action[], columns: number): Line {
  const items = hintItems(hints).map(({ keys, hint }): Line => [span(keys, 'strong'), span(` ${hint}`)]);
  const spans: Span[] = [];
  let room = columns - 1;
  for (const item of items) {
    const width = lineColumns(item) + (spans.length === 0 ? 1 : 2);
    if (width > room) break;
    spans.push(span(spans.length === 0 ? ' ' : '  '), ...item);
    room -= width;
  }
  return fillLine(spans, columns);
}
