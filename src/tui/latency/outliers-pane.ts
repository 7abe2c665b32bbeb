import { significant, thousands } from '../../text/number.js';
import { vsiidText } from '../../text/vsi-id.js';
import { age } from '../draw/age.js';
import { rowLine, titleLine, type Column } from '../draw/columns.js';
import { cutMiddle } from '../draw/cut-middle.js';
import { columnsOf, line, restyled, span, type Line } from '../draw/line.js';
import { wireText } from '../draw/wire-text.js';
import type { Action } from '../keymap.js';
import { NO_EXCERPT, type Pane, type PaneContent } from '../panes/pane.js';
import type { Rows } from '../rows.js';
import type { Size } from '../screen.js';
import { Selection } from '../selection.js';
import type { Excerpt, Outcome } from '../view.js';
import type { World } from '../world.js';
import type { LatencyChoice } from './latency-choice.js';
import { outliers } from './outliers.js';

const COLUMNS: readonly Column[] = [
  { title: 'Took', width: 6, right: true }, { title: 'x p50', width: 5, right: true }, { title: 'Time', width: 10 }, { title: 'Link', width: 5 }, { title: 'Frame', width: 6, right: true },
];
const WIDE_COLUMNS = 60;
/** Widths where there is room. */
const WIDE: Readonly<Record<string, number>> = { Time: 12, Frame: 8 };
const [LINK_COLUMNS, WIDE_LINK_COLUMNS] = [8, 16];
const UUID_COLUMNS = 36;

/** The slowest answers of the selected line, one by one. */
export class OutliersPane implements Pane {
  readonly #choice: LatencyChoice;
  readonly #selection = new Selection();
  #basis = '';
  #samples: readonly number[] = [];

  constructor(choice: LatencyChoice) {
    this.#choice = choice;
  }

  settle(world: World, size: Size): void {
    const basis = this.#choice.basis(world);
    if (basis !== this.#basis) {
      this.#basis = basis;
      this.#samples = outliers(this.#choice, world);
    }
    this.#selection.settle(this.#rows, bodyRows(size));
  }

  draw(world: World, size: Size, hasFocus: boolean): PaneContent {
    const { row } = this.#choice;
    if (row === null) return { title: { left: 'Outliers' }, lines: [] };
    const { limitNs, outliers: count } = row.line;
    const title = { left: count === 0 ? 'No outliers: the slowest' : `Outliers (${thousands(count)}), slowest first`, right: `${count === 0 ? 'none ' : ''}above ${age(limitNs)}` };
    const isWide = size.columns >= WIDE_COLUMNS;
    const longest = world.digest.links.reduce((most, { state }) => Math.max(most, columnsOf(wireText(state.name))), 5);
    const link = Math.min(isWide ? WIDE_LINK_COLUMNS : LINK_COLUMNS, longest);
    const left = COLUMNS.map((column) => ({ ...column, width: column.title === 'Link' ? link : ((isWide ? WIDE[column.title] : null) ?? column.width) }));
    const vsi = Math.max(6, Math.min(UUID_COLUMNS, size.columns - 2 - left.reduce((sum, { width }) => sum + width + 1, 0)));
    const columns = [...left, { title: 'VSI', width: vsi }];
    const { top } = this.#selection;
    const selected = this.#selection.index(this.#rows);
    const lines = this.#samples.slice(top, top + bodyRows(size)).map((sample, index): Line => {
      const isSelected = hasFocus && top + index === selected;
      const own = [span(isSelected ? '▶' : ' '), ...rowLine(columns, this.#cells(sample, world, isWide, link, vsi))];
      return isSelected ? restyled(own, 'selected') : own;
    });
    return { title, lines: hasHead(size) ? [[span(' '), ...titleLine(columns)], ...lines] : lines.length > 0 ? lines : [line('')] };
  }

  act(action: Action, world: World, size: Size): Outcome {
    if (this.#selection.act(action, this.#rows, bodyRows(size))) return 'done';
    const sample = this.#selected(world);
    if (action !== 'enter' || sample === null) return 'ignored';
    const { recording: { latencies: table, frames, analysis }, focus } = world;
    const [no, life] = [table.frame(sample), table.life(sample)];
    focus.frame = no === null ? null : frames.idOf(no);
    if (life === null || analysis.life(life) === null) return focus.frame === null ? { say: 'no frame shows the end of this one' } : { open: 'packets' };
    focus.life = life;
    return { open: 'ladder' };
  }

  excerpt(world: World): Excerpt {
    const sample = this.#selected(world);
    if (sample === null) return NO_EXCERPT;
    const { recording: { latencies: table, frames } } = world;
    const no = table.frame(sample);
    const id = no === null ? null : frames.idOf(no);
    return { value: age(table.valueNs(sample)), filter: no === null ? null : `frame.number == ${no}`, frames: id === null ? [] : [id] };
  }

  get #rows(): Rows {
    const samples = this.#samples;
    return { count: samples.length, idAt: (index) => samples[index]!, indexOf: (id) => samples.indexOf(id) };
  }

  /** Index of the selected sample; null where it is none that is still kept. */
  #selected({ recording: { latencies: table } }: World): number | null {
    const sample = this.#samples[this.#selection.index(this.#rows)];
    return sample === undefined || sample < table.first ? null : sample;
  }

  #cells(sample: number, { recording: { latencies: table, analysis }, times }: World, isWide: boolean, link: number, vsi: number): { text: string }[] {
    if (sample < table.first) return [{ text: 'gone' }];
    const [valueNs, no, id] = [table.valueNs(sample), table.frame(sample), table.life(sample)];
    const life = id === null ? null : analysis.life(id);
    const vsiid = life === null ? '-' : (life.name === null ? vsiidText(life.format, life.vsiid) : wireText(life.name));
    const { p50Ns } = this.#choice.row!.line;
    return [
      age(valueNs), p50Ns > 0 ? significant(valueNs / p50Ns) : '-', times.shown(table.timeNs(sample), isWide ? 3 : 1, null), cutMiddle(wireText(table.linkNameOf(table.line(sample))), link), no === null ? '-' : `#${no}`,
      cutMiddle(vsiid, vsi),
    ].map((text) => ({ text }));
  }
}

function hasHead({ rows }: Size): boolean {
  return rows > 2;
}

function bodyRows(size: Size): number {
  return Math.max(1, size.rows - (hasHead(size) ? 1 : 0));
}
