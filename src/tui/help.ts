import { fill, fillLine, line, span, type Line } from './draw/line.js';
import { GROUPS, KEYMAP, keyText, type Action, type Binding, type Group } from './keymap.js';
import { Page } from './page.js';
import type { Size } from './screen.js';
import { STANDARD_COLUMNS } from './chrome.js';

const KEY_COLUMNS = 16;
/** Legends below the keys, where there is room. */
const LEGENDS: readonly (readonly [string, string])[] = [
  ['States', '· not seen   a p d request outstanding   ▒ PREASSOC   R with resources   █ ASSOC   k keep-alive   x refused   ? capture gap   ! problem'],
  ['Severity', 'E error: the standard says shall   S security   W warning: should, or a timer nearly hit   N note: worth knowing'],
  ['Ladder', '─▶ frame   ╌▶ retransmission   ╎ quiet longer than a protocol timer   ● state is proven   ○ state is inferred'],
  ['History', 'A assoc  P preassoc  R with resources  D deassoc  K keep-alive: UPPER station, lower bridge   x refused  u unsolicited  t timeout  ? gap'],
  ['Filters', 'vsi.state == REFUSED and link == eno3    vdp.error != 0    latency.assoc > 100ms    rule == "VSI-01"'],
  ['Commands', ':filter TEXT  :goto N  :12  :save FILE  :set NAME VALUE  :rules ID  :map  :help  :q'],
  ['Start', 'evbscope FILE…   cat FILE | evbscope -   evbscope check FILE   evbscope print -Y FILTER FILE   man evbscope, evbscope-filter(5)'],
];

function matches({ keys, text, group }: Binding, search: string): boolean {
  const wanted = search.toLowerCase();
  return wanted === '' || [text, group, ...keys.map(keyText)].some((part) => part.toLowerCase().includes(wanted));
}

/** A line of the page: the keys of one action, or of two that belong together, and what they do. */
interface Entry {
  readonly keys: string;
  readonly text: string;
}

function entries(group: Group, search: string): Entry[] {
  const found: Entry[] = [];
  const bindings: readonly Binding[] = KEYMAP.filter((binding) => binding.group === group && matches(binding, search));
  for (const { keys, text, joined } of bindings) {
    const before = joined === null || search !== '' ? undefined : found.pop();
    const own = keys.slice(0, 2).map(keyText).join(' ');
    found.push(before ? { keys: `${before.keys}  ${own}`, text: `${before.text}, ${joined}` } : { keys: own, text });
  }
  return found;
}

/** The keys of a group, its name above them; nothing of a group without any. */
function block(group: Group, search: string, columns: number): Line[] {
  const rows = entries(group, search).map(({ keys, text }): Line => [span(` ${fill(keys, KEY_COLUMNS)}`, 'strong'), span(fill(` ${text}`, columns - KEY_COLUMNS - 1))]);
  return rows.length === 0 ? [] : [line(fill(group.toUpperCase(), columns), 'title'), ...rows];
}

/** Blocks one below the other in so many columns of equal length, whole blocks in each. */
function flow(blocks: readonly (readonly Line[])[], count: number, columns: number): Line[] {
  const total = blocks.reduce((sum, { length }) => sum + length, 0);
  const stacks: Line[][] = [[]];
  for (const lines of blocks) {
    if (stacks.at(-1)!.length + lines.length / 2 > total / count && stacks.length < count) stacks.push([]);
    stacks.at(-1)!.push(...lines);
  }
  const rows = Math.max(...stacks.map(({ length }) => length));
  return Array.from({ length: rows }, (_, row): Line => [span('  '), ...stacks.flatMap((stack) => fillLine(stack[row] ?? [], columns))]);
}

/** The page of all keys, made of the table of keys. */
export class Help extends Page {
  readonly hints: readonly Action[] = ['down', 'up', 'filter', 'back'];
  readonly status = 'Esc returns; / searches this page';
  /** Only what has this in it is shown. */
  search = '';

  protected lines({ columns }: Size): readonly Line[] {
    const count = columns >= 160 ? 3 : columns >= STANDARD_COLUMNS ? 2 : 1;
    const width = Math.floor((columns - 2) / count);
    const keys = flow(GROUPS.map((group) => block(group, this.search, width)), count, width);
    const legends = LEGENDS.map(([name, text]): Line => [span(`  ${fill(name, 10)}`, 'strong'), span(text)]);
    return this.search === '' ? [...keys, line(''), ...legends] : keys;
  }
}
