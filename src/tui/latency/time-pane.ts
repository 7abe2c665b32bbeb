import { age } from '../draw/age.js';
import { fill, line, span, type Line } from '../draw/line.js';
import { logScale } from '../draw/log-scale.js';
import { sparkline } from '../draw/sparkline.js';
import type { TimeAxis } from '../draw/time-axis.js';
import { wireText } from '../draw/wire-text.js';
import type { Action } from '../keymap.js';
import { OPERATION_TITLES } from '../operations.js';
import { NO_EXCERPT, type Pane, type PaneContent } from '../panes/pane.js';
import type { Size } from '../screen.js';
import { SlotCursor } from '../slot-cursor.js';
import type { SparkTime } from '../spark-time.js';
import type { Excerpt, Outcome } from '../view.js';
import type { World } from '../world.js';
import type { LatencyChoice } from './latency-choice.js';
import { slotQuantiles, type QuantileSlots } from './slot-quantiles.js';

const LABEL_COLUMNS = 5;
const CLOCK_COLUMNS = 8;

/** When the times of the selected line were long: maximum, 95th percentile and number of each slot of time. */
export class TimePane implements Pane {
  readonly #choice: LatencyChoice;
  readonly #time: SparkTime;
  readonly #cursor = new SlotCursor();
  #basis = '';
  #slots: QuantileSlots | null = null;

  constructor(choice: LatencyChoice, time: SparkTime) {
    this.#choice = choice;
    this.#time = time;
  }

  settle(world: World, size: Size): void {
    const axis = this.#axis(world, size);
    const basis = `${this.#choice.basis(world)} ${axis.startNs} ${axis.slotNs} ${axis.columns}`;
    if (basis === this.#basis) return;
    this.#basis = basis;
    this.#slots = slotQuantiles(this.#choice, world, axis);
  }

  draw(world: World, size: Size, hasFocus: boolean): PaneContent {
    const { row } = this.#choice;
    const slots = this.#slots;
    if (row === null || slots === null) return { title: { left: 'Over time' }, lines: [] };
    const axis = this.#axis(world, size);
    const column = this.#cursor.column(axis);
    const chart = (label: string, values: readonly number[]): Line => {
      const text = sparkline(values, 1);
      const own = span(` ${fill(label, LABEL_COLUMNS - 2)} `, 'strong');
      return hasFocus ? [own, span(text.slice(0, column)), span(text.slice(column, column + 1), 'selected'), span(text.slice(column + 1))] : [own, span(text)];
    };
    // One scale for both: where they differ a few were slow, where not all were.
    const scaled = logScale([...slots.maxNs, ...slots.p95Ns]);
    const most = Math.max(...slots.counts);
    const charts = [
      chart('max', scaled.slice(0, axis.columns)),
      chart('p95', scaled.slice(axis.columns)),
      chart('n', Array.from(slots.counts, (count) => (count === 0 ? NaN : count / most))),
    ].slice(0, Math.max(1, size.rows - 1));
    const mark = line(hasFocus ? `${' '.repeat(LABEL_COLUMNS + column)}▼` : '', 'title');
    const lines = [...(size.rows > charts.length + 1 ? [mark] : []), ...charts, this.#clocks(world, axis)];
    const title = {
      left: `Over time: ${OPERATION_TITLES[row.line.operation]}, ${row.link === null ? 'all links' : wireText(row.link)}`,
      right: hasFocus ? this.#cursor.text(world, axis, slots) : `last ${age(axis.slotNs * axis.columns)}, ${age(axis.slotNs)} per column`,
    };
    return { title, lines: lines.slice(0, size.rows) };
  }

  act(action: Action, world: World, size: Size): Outcome {
    const axis = this.#axis(world, size);
    const steps: Partial<Record<Action, number>> = { left: -1, right: 1, first: -Infinity, last: Infinity, 'half-up': -10, 'half-down': 10 };
    const step = steps[action];
    if (step !== undefined) this.#cursor.move(axis, step);
    else if (action === 'enter' && this.#slots) return this.#cursor.open(world, axis, this.#slots);
    else return 'ignored';
    return 'done';
  }

  excerpt(): Excerpt {
    return NO_EXCERPT;
  }

  /** Columns that the time has in a pane of that size. */
  timeColumns({ columns }: Size): number {
    return Math.max(1, columns - LABEL_COLUMNS - 1);
  }

  #axis(world: World, size: Size): TimeAxis {
    return this.#time.axis(world, this.timeColumns(size));
  }

  /** The time of day at the first column, in the middle and at the end. */
  #clocks({ times }: World, { startNs, slotNs, columns }: TimeAxis): Line {
    const at = (column: number): string => times.clock(Math.max(0, startNs + column * slotNs), 0);
    let text = ' '.repeat(LABEL_COLUMNS) + at(0);
    for (const column of [columns >> 1, columns - CLOCK_COLUMNS]) if (LABEL_COLUMNS + column > text.length + 1) text = text.padEnd(LABEL_COLUMNS + column) + at(column);
    return line(text, 'dim');
  }
}
