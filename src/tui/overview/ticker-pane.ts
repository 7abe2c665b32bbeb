import { SEVERITY_LETTER } from '../../export/severity-letter.js';
import { linkText } from '../../export/link-text.js';
import type { Finding } from '../../model/finding.js';
import { thousands } from '../../text/number.js';
import { rowLine, titleLine, type Column } from '../draw/columns.js';
import { line, restyled, span, type Line } from '../draw/line.js';
import { narrow } from '../draw/narrow.js';
import { wireText } from '../draw/wire-text.js';
import type { Action } from '../keymap.js';
import { type Pane, type PaneContent, NO_EXCERPT } from '../panes/pane.js';
import { findingExcerpt } from '../problems/finding-excerpt.js';
import { findingText } from '../problems/finding-text.js';
import { focusFinding, openFinding } from '../problems/open-finding.js';
import { whereOf } from '../problems/where.js';
import type { Explain } from '../problems/explain.js';
import type { Pattern } from '../pattern.js';
import type { Rows } from '../rows.js';
import type { Size } from '../screen.js';
import { Selection } from '../selection.js';
import type { Excerpt, Outcome } from '../view.js';
import type { World } from '../world.js';

const [STANDARD_COLUMNS, WIDE_COLUMNS] = [90, 120];
const RIGHT_COLUMNS = 9;
const CLAUSE_COLUMNS = 20;

/** The problems as they came, the newest first. */
export class TickerPane implements Pane {
  readonly #explain: Explain;
  readonly #selection = new Selection();
  #focused: number | null = null;

  constructor(explain: Explain) {
    this.#explain = explain;
  }

  settle(world: World, size: Size): void {
    const { finding } = world.focus;
    if (finding !== null && finding !== this.#focused) this.#selection.choose(finding);
    this.#selection.settle(rowsOf(world), bodyRows(size));
    this.#focused = finding;
  }

  draw(world: World, size: Size, hasFocus: boolean): PaneContent {
    const { list } = world.digest.problems;
    const rows = rowsOf(world);
    const selected = this.#selection.index(rows);
    const { top } = this.#selection;
    const columns = this.#columns(world, size);
    const shown = Array.from({ length: Math.max(0, Math.min(bodyRows(size), rows.count - top)) }, (_, at): Line => {
      const finding = list[rows.idAt(top + at)]!;
      const before = list[rows.idAt(top + at) - 1];
      const isSelected = hasFocus && top + at === selected;
      const own = [span(isSelected ? '▶' : ' '), ...rowLine(columns, this.#cells(world, finding, before ?? null, columns))];
      return isSelected ? restyled(own, 'selected') : own;
    });
    const { lowest, ignored } = world.settings;
    const hidden = [lowest === 'note' ? '' : `from ${lowest} on`, ignored.size === 0 ? '' : `${ignored.size} rules ignored`].filter((part) => part !== '').join(', ');
    const title = { left: `Problems (${thousands(list.length)}${hidden === '' ? '' : `, ${hidden}`}), newest first`, right: 'Enter opens the ladder at the frame' };
    const lines = rows.count > 0 ? shown : [line(' none was found', 'good')];
    return { title, lines: hasHead(size) ? [[span(' '), ...titleLine(columns)], ...lines] : lines };
  }

  act(action: Action, world: World, size: Size): Outcome {
    const rows = rowsOf(world);
    if (this.#selection.act(action, rows, bodyRows(size))) {
      if (rows.count > 0) focusFinding(world, this.#position(world));
      this.#focused = world.focus.finding;
      return 'done';
    }
    return action === 'enter' ? openFinding(world, this.#position(world)) : 'ignored';
  }

  excerpt(world: World): Excerpt {
    const finding = world.digest.problems.list[this.#position(world)];
    return finding ? findingExcerpt(finding, world.recording) : NO_EXCERPT;
  }

  /** Looks for an older problem, or a newer one. */
  *search(pattern: Pattern, isBackwards: boolean, world: World): Generator<void, boolean> {
    const rows = rowsOf(world);
    const step = isBackwards ? -1 : 1;
    for (let at = this.#selection.index(rows) + step; at >= 0 && at < rows.count; at += step) {
      const position = rows.idAt(at);
      if (pattern.inText(findingText(world.digest.problems.list[position]!))) {
        this.#selection.to(rows, at);
        focusFinding(world, position);
        this.#focused = world.focus.finding;
        return true;
      }
      yield;
    }
    return false;
  }

  toNewest(world: World): void {
    this.#selection.to(rowsOf(world), 0);
  }

  #position(world: World): number {
    const rows = rowsOf(world);
    return rows.count === 0 ? -1 : rows.idAt(this.#selection.index(rows));
  }

  #columns(world: World, size: Size): readonly Column[] {
    const link = Math.min(20, Math.max(4, ...world.digest.links.slice(0, 100).map(({ state }) => wireText(state.name).length)));
    const isWide = size.columns >= WIDE_COLUMNS;
    const fixed = 2 + 1 + 11 + link + 1 + 8 + 1 + (size.columns >= STANDARD_COLUMNS ? RIGHT_COLUMNS + 1 : 0) + (isWide ? CLAUSE_COLUMNS + 7 : 0);
    return [
      { title: 'S', width: 1 }, { title: 'Time', width: 10 }, { title: 'Link', width: link }, { title: 'Rule', width: 8 },
      { title: 'What happened', width: Math.max(8, size.columns - fixed - 1) },
      ...(isWide ? [{ title: 'Clause', width: CLAUSE_COLUMNS }, { title: 'Seen', width: 5, right: true }] : []),
      ...(size.columns >= STANDARD_COLUMNS ? [{ title: 'Where', width: RIGHT_COLUMNS, right: true }] : []),
    ];
  }

  #cells(world: World, finding: Finding, before: Finding | null, columns: readonly Column[]): { text: string; style?: Finding['severity'] | 'dim' | 'strong' }[] {
    const { severity, timeNs, link, channel, rule, message, count } = finding;
    const has = (title: string): boolean => columns.some((column) => column.title === title);
    return [
      { text: SEVERITY_LETTER[severity], style: severity },
      { text: world.times.shown(timeNs, 1, before?.timeNs ?? null) },
      { text: narrow(linkText(link, channel)) },
      { text: rule, style: severity },
      { text: wireText(message) },
      ...(has('Clause') ? [{ text: this.#explain(rule)?.spec ?? '', style: 'dim' as const }, { text: thousands(count) }] : []),
      ...(has('Where') ? [{ text: whereOf(finding, world) }] : []),
    ];
  }
}

/** By age: the newest first. */
function rowsOf({ digest: { problems: { list } } }: World): Rows {
  return { count: list.length, idAt: (index) => list.length - 1 - index, indexOf: (id) => (id < list.length ? list.length - 1 - id : -1) };
}

function hasHead({ columns, rows }: Size): boolean {
  return columns >= STANDARD_COLUMNS && rows > 3;
}

function bodyRows(size: Size): number {
  return Math.max(1, size.rows - (hasHead(size) ? 1 : 0));
}
