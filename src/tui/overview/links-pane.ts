import { quoted } from '../../filter/print.js';
import type { LinkDigest } from '../digest/links.js';
import { rowLine, titleLine } from '../draw/columns.js';
import { line, restyled, span, type Line } from '../draw/line.js';
import { logScale } from '../draw/log-scale.js';
import { sparkline } from '../draw/sparkline.js';
import { age } from '../draw/age.js';
import { wireText } from '../draw/wire-text.js';
import type { Action } from '../keymap.js';
import { waitingLines } from '../live/waiting-lines.js';
import { NO_EXCERPT, type Pane, type PaneContent } from '../panes/pane.js';
import { RowNumbers } from '../row-numbers.js';
import type { Rows } from '../rows.js';
import type { Size } from '../screen.js';
import { Selection } from '../selection.js';
import type { SparkTime } from '../spark-time.js';
import type { Excerpt, Outcome } from '../view.js';
import type { World } from '../world.js';
import { linkCells } from './link-cells.js';
import { fitted, linkColumns } from './link-columns.js';
import { LINK_ORDERS, orderedLinks, type LinkOrder } from './link-order.js';
import { LinkSparks } from './link-sparks.js';
import { timersLine } from './timers-line.js';

const WIDE_COLUMNS = 96;
const [MIN_SPARK, MAX_SPARK] = [8, 40];
/** Rows from which on the last one tells the timers of the selected link. */
const ROWS_WITH_TIMERS = 6;

/** The links: who is at their ends, how many of their VSIs are associated, how fast, how many problems. */
export class LinksPane implements Pane {
  readonly #time: SparkTime;
  readonly #sparks = new LinkSparks();
  readonly #selection = new Selection();
  #order: LinkOrder = 'problems';
  #isReversed = false;
  #links: readonly LinkDigest[] = [];
  /** What `#links` was made from. */
  #basis: readonly unknown[] = [];
  readonly #numbers = new RowNumbers();
  #focused: string | null = null;

  constructor(time: SparkTime) {
    this.#time = time;
  }

  settle(world: World, size: Size): void {
    this.#arrange(world);
    const { focus } = world;
    if (focus.link !== null && focus.link !== this.#focused) this.#selection.choose(this.#numbers.of(focus.link));
    this.#selection.settle(this.#rows, this.#height(size));
    this.#focused = focus.link;
  }

  draw(world: World, size: Size, hasFocus: boolean): PaneContent {
    const top = this.#selection.top;
    const shown = this.#links.slice(top, top + this.#height(size));
    const cells = shown.map((link) => linkCells(link, world, size.columns >= WIDE_COLUMNS));
    const columns = linkColumns(cells, size.columns - 1, size.columns >= WIDE_COLUMNS);
    const room = Math.min(MAX_SPARK, size.columns - 2 - columns.reduce((sum, { width }) => sum + width + 1, 0));
    const hasSpark = room >= MIN_SPARK;
    const axis = this.#time.axis(world, hasSpark ? room : 1);
    const sparks = hasSpark ? this.#sparks.of(world, axis) : new Map<string, Float64Array>();
    const selected = this.#selection.index(this.#rows) - top;
    const rows = cells.map((cell, index): Line => {
      const isSelected = index === selected;
      const spark = sparkline(logScale(sparks.get(shown[index]!.state.name) ?? []), 1);
      const own = [span(isSelected && hasFocus ? '▶' : ' '), ...rowLine(columns, columns.map(({ key, width }) => ({ ...cell[key], text: fitted(cell[key].text, width) }))), ...(hasSpark ? [span(` ${spark}`)] : [])];
      return isSelected && hasFocus ? restyled(own, 'selected') : own;
    });
    const title = [span(' '), ...titleLine(columns), ...(hasSpark ? [span(` ${age(axis.slotNs * axis.columns)}`, 'strong')] : [])];
    const nothing = world.live ? waitingLines(world.live, size.columns) : [line(' no control frame was seen yet', 'dim')];
    const lines = rows.length > 0 ? [title, ...rows] : [...(world.live ? [] : [title]), ...nothing];
    return { title: { left: `Links (${this.#links.length})`, right: `by ${this.#order}${this.#isReversed ? ', reversed' : ''}` }, lines: this.#withTimers(lines, size, world.digest.summary.timeNs) };
  }

  act(action: Action, world: World, size: Size): Outcome {
    this.#arrange(world);
    if (this.#selection.act(action, this.#rows, this.#height(size))) {
      world.focus.link = this.#focused = this.#selected?.state.name ?? null;
      return 'done';
    }
    if (action === 'order' || action === 'sort-next') return this.#turn(1, world);
    if (action === 'sort-previous') return this.#turn(LINK_ORDERS.length - 1, world);
    if (action === 'reverse') {
      this.#isReversed = !this.#isReversed;
      return 'done';
    }
    const link = this.#selected;
    if (action !== 'enter' || !link) return 'ignored';
    world.focus.link = this.#focused = link.state.name;
    return { filter: filterOf(link), open: 'vsis' };
  }

  excerpt(): Excerpt {
    const link = this.#selected;
    return link ? { ...NO_EXCERPT, value: wireText(link.state.name), filter: filterOf(link) } : NO_EXCERPT;
  }

  get #selected(): LinkDigest | undefined {
    return this.#links[this.#selection.index(this.#rows)];
  }

  get #rows(): Rows {
    const links = this.#links;
    return {
      count: links.length,
      idAt: (index) => this.#numbers.of(links[index]!.state.name),
      indexOf: (id) => links.findIndex(({ state }) => this.#numbers.of(state.name) === id),
    };
  }

  #turn(steps: number, world: World): Outcome {
    this.#order = LINK_ORDERS[(LINK_ORDERS.indexOf(this.#order) + steps) % LINK_ORDERS.length]!;
    this.#arrange(world);
    return { say: `links by ${this.#order}` };
  }

  #arrange({ digest: { links } }: World): void {
    const basis = [links, this.#order, this.#isReversed];
    if (basis.every((part, index) => part === this.#basis[index])) return;
    this.#basis = basis;
    this.#links = orderedLinks(links, this.#order, this.#isReversed);
  }

  /** Rows for links. */
  #height({ columns, rows }: Size): number {
    return Math.max(1, rows - 1 - (hasTimers({ columns, rows }) ? 1 : 0));
  }

  #withTimers(lines: readonly Line[], size: Size, nowNs: number): readonly Line[] {
    const link = this.#selected;
    if (!link || !hasTimers(size)) return lines;
    return Array.from({ length: size.rows }, (_, row) => (row === size.rows - 1 ? timersLine(link, nowNs) : (lines[row] ?? line(''))));
  }
}

function hasTimers({ columns, rows }: Size): boolean {
  return columns >= WIDE_COLUMNS && rows >= ROWS_WITH_TIMERS;
}

function filterOf({ state }: LinkDigest): string {
  return `link == ${quoted(state.name)}`;
}
