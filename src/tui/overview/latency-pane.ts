import type { LatencyLine } from '../digest/latencies.js';
import type { Slots } from '../digest/slots.js';
import { age } from '../draw/age.js';
import { rowLine, titleLine, type Column } from '../draw/columns.js';
import { fill, line, restyled, span, type Line, type Span } from '../draw/line.js';
import { logScale } from '../draw/log-scale.js';
import { sparkline } from '../draw/sparkline.js';
import type { TimeAxis } from '../draw/time-axis.js';
import type { Action } from '../keymap.js';
import { OPERATIONS, OPERATION_TITLES } from '../operations.js';
import { NO_EXCERPT, type Pane, type PaneContent } from '../panes/pane.js';
import type { Rows } from '../rows.js';
import type { Size } from '../screen.js';
import { Selection } from '../selection.js';
import { SlotCursor } from '../slot-cursor.js';
import type { SparkTime } from '../spark-time.js';
import type { Excerpt, Outcome } from '../view.js';
import type { World } from '../world.js';
import { latencyCells, latencyColumns } from './latency-columns.js';
import { OperationSlots } from './operation-slots.js';

const WIDE_COLUMNS = 120;
const NOTE = ' outlier = above max(5 x median, p99); Enter opens the packets of the selected column at its slowest answer';

/** How long answers took, by operation, and when. */
export class LatencyPane implements Pane {
  readonly #time: SparkTime;
  readonly #cursor = new SlotCursor();
  readonly #slots = new OperationSlots();
  readonly #selection = new Selection();

  constructor(time: SparkTime) {
    this.#time = time;
  }

  settle(world: World, size: Size): void {
    this.#selection.settle(rowsOf(linesOf(world)), bodyRows(size));
  }

  draw(world: World, size: Size, hasFocus: boolean): PaneContent {
    const all = linesOf(world);
    const index = this.#selection.index(rowsOf(all));
    const columns = latencyColumns(size.columns >= WIDE_COLUMNS);
    const axis = this.#axis(world, size);
    const slots = this.#slots.of(world, axis, null);
    const spark = (of: LatencyLine, isSelected: boolean): readonly Span[] => this.#spark(slots(of.operation), axis, isSelected && hasFocus);
    const selected = all[index];
    const title = {
      left: 'Latency: request to answer, all links',
      right: hasFocus && selected ? this.#cursor.text(world, axis, slots(selected.operation)) : `last ${age(axis.slotNs * axis.columns)}, ${age(axis.slotNs)} per column`,
    };
    if (!selected) return { title, lines: [line(' nothing was measured yet', 'dim')] };
    if (size.rows <= 1) return { title, lines: [[span(` ${shortText(selected)} `), ...spark(selected, true)]] };
    const shown = all.slice(this.#selection.top, this.#selection.top + bodyRows(size));
    const rows = shown.map((of): Line => {
      const isSelected = of === selected && hasFocus;
      const text: Line = [span(isSelected ? '▶' : ' '), ...rowLine(columns, latencyCells(of, size.columns >= WIDE_COLUMNS))];
      return [...(isSelected ? restyled(text, 'selected') : text), span('  '), ...spark(of, of === selected)];
    });
    return { title, lines: this.#framed(rows, columns, axis, size, hasFocus) };
  }

  act(action: Action, world: World, size: Size): Outcome {
    const all = linesOf(world);
    const rows = rowsOf(all);
    if (this.#selection.act(action, rows, bodyRows(size))) return 'done';
    const axis = this.#axis(world, size);
    if (action === 'left' || action === 'right') {
      this.#cursor.move(axis, action === 'left' ? -1 : 1);
      return 'done';
    }
    const selected = all[this.#selection.index(rows)];
    if (action !== 'enter' || !selected) return 'ignored';
    return this.#cursor.open(world, axis, this.#slots.of(world, axis, null)(selected.operation));
  }

  excerpt(world: World): Excerpt {
    const all = linesOf(world);
    const selected = all[this.#selection.index(rowsOf(all))];
    return selected ? { ...NO_EXCERPT, value: shortText(selected) } : NO_EXCERPT;
  }

  /** Columns that sparklines have in a pane of that size. */
  sparkColumns(size: Size, world: World): number {
    const [selected] = linesOf(world);
    if (size.rows <= 1) return selected ? Math.max(1, size.columns - SHORT_COLUMNS) : 1;
    return Math.max(1, size.columns - 4 - latencyColumns(size.columns >= WIDE_COLUMNS).reduce((sum, { width }) => sum + width + 1, -1));
  }

  #axis(world: World, size: Size): TimeAxis {
    return this.#time.axis(world, this.sparkColumns(size, world));
  }

  #spark(slots: Slots | null, axis: TimeAxis, hasCursor: boolean): readonly Span[] {
    const text = slots ? sparkline(logScale(slots.maxNs), 1) : ' '.repeat(axis.columns);
    if (!hasCursor) return [span(text)];
    const at = this.#cursor.column(axis);
    return [span(text.slice(0, at)), span(text.slice(at, at + 1), 'selected'), span(text.slice(at + 1))];
  }

  #framed(rows: readonly Line[], columns: readonly Column[], axis: TimeAxis, size: Size, hasFocus: boolean): readonly Line[] {
    const mark = hasFocus ? `${' '.repeat(this.#cursor.column(axis))}▼` : '';
    const head: Line = [span(' '), ...titleLine(columns), span(`  ${mark}`, 'title')];
    const lines = [head, ...rows];
    if (size.columns < WIDE_COLUMNS || size.rows < lines.length + 2) return lines;
    return [...lines, line(''), line(NOTE, 'dim')];
  }
}

const SHORT_COLUMNS = 52;

/** All that one line has room for. */
function shortText({ operation, p50Ns, p95Ns, maxNs }: LatencyLine): string {
  return fill(`${OPERATION_TITLES[operation].padEnd(10)} p50 ${age(p50Ns)}  p95 ${age(p95Ns)}  max ${age(maxNs)}`, SHORT_COLUMNS - 4);
}

function linesOf({ digest: { latency } }: World): readonly LatencyLine[] {
  return OPERATIONS.flatMap((operation) => latency.all.find((of) => of.operation === operation) ?? []);
}

function rowsOf(lines: readonly LatencyLine[]): Rows {
  return { count: lines.length, idAt: (index) => OPERATIONS.indexOf(lines[index]!.operation), indexOf: (id) => lines.findIndex(({ operation }) => operation === OPERATIONS[id]) };
}

function bodyRows({ rows }: Size): number {
  return Math.max(1, rows - 1);
}
