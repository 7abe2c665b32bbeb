import { quoted } from '../../filter/print.js';
import { thousands } from '../../text/number.js';
import { age } from '../draw/age.js';
import { rowLine, titleLine, type Cell, type Column } from '../draw/columns.js';
import { line, restyled, span, type Line } from '../draw/line.js';
import { wireText } from '../draw/wire-text.js';
import type { Action } from '../keymap.js';
import { OPERATION_TITLES } from '../operations.js';
import { NO_EXCERPT, type Pane, type PaneContent } from '../panes/pane.js';
import type { Pattern } from '../pattern.js';
import { RowNumbers } from '../row-numbers.js';
import type { Rows } from '../rows.js';
import type { Size } from '../screen.js';
import { Selection } from '../selection.js';
import type { Excerpt, Outcome } from '../view.js';
import type { World } from '../world.js';
import { latencyRows, type LatencyChoice, type LatencyRow } from './latency-choice.js';

interface LinesColumn extends Column {
  readonly title: 'Link' | 'Operation' | 'n' | 'p50' | 'p95' | 'p99' | 'max' | 'outliers';
}

const right = (title: LinesColumn['title'], width: number): LinesColumn => ({ title, width, right: true });
const COLUMNS: readonly LinesColumn[] = [{ title: 'Operation', width: 10 }, right('n', 7), right('p50', 7), right('p95', 7), right('p99', 7), right('max', 7), right('outliers', 8)];
const ALL = 'all links';
/** A link is slow where its p95 is so many times that of all links. */
const SLOW = 2;

/** Quantiles of every operation, of all links and of each. */
export class LinesPane implements Pane {
  readonly #choice: LatencyChoice;
  readonly #selection = new Selection();
  readonly #numbers = new RowNumbers();
  #rows: readonly LatencyRow[] = [];
  /** Their numbers. */
  #ids: readonly number[] = [];
  #linkColumns = ALL.length;
  #from: unknown = null;
  #focused: string | null = null;

  constructor(choice: LatencyChoice) {
    this.#choice = choice;
  }

  settle(world: World, size: Size): void {
    if (this.#from !== world.digest.latency) {
      this.#from = world.digest.latency;
      this.#rows = latencyRows(world);
      this.#ids = this.#rows.map(({ link, line: { operation } }) => this.#numbers.of(JSON.stringify([link, operation])));
      this.#linkColumns = Math.min(20, Math.max(ALL.length, ...this.#rows.map((row) => (row.link === null ? 0 : wireText(row.link).length))));
    }
    const { link } = world.focus;
    if (link !== this.#focused) this.#toLink(link);
    this.#focused = link;
    this.#selection.settle(this.#list, bodyRows(size));
    this.#choice.row = this.#rows[this.#selection.index(this.#list)] ?? null;
  }

  draw(world: World, size: Size, hasFocus: boolean): PaneContent {
    const { latencies: table } = world.recording;
    const { top } = this.#selection;
    const columns = this.#columns(size.columns);
    const selected = this.#selection.index(this.#list);
    const overall = new Map(world.digest.latency.all.map((of) => [of.operation, of.p95Ns]));
    const lines = this.#rows.slice(top, top + bodyRows(size)).map((row, index): Line => {
      const isSelected = top + index === selected;
      const of = cells(row, index === 0 || this.#rows[top + index - 1]!.link !== row.link, overall.get(row.line.operation)!);
      const own = [span(isSelected ? '▶' : ' '), ...rowLine(columns, columns.map(({ title }) => of[title]))];
      return isSelected && hasFocus ? restyled(own, 'selected') : own;
    });
    const forgotten = table.first > 0 ? `the newest ${thousands(table.end - table.first)} answers; ` : '';
    const title = { left: `Latencies (${thousands(table.end - table.first)} answers)`, right: `${forgotten}outliers: above max(5 x p50, p99)` };
    return { title, lines: lines.length > 0 ? [[span(' '), ...titleLine(columns)], ...lines] : [line(' nothing was measured yet', 'dim')] };
  }

  act(action: Action, world: World, size: Size): Outcome {
    if (this.#selection.act(action, this.#list, bodyRows(size))) {
      const link = this.#rows[this.#selection.index(this.#list)]?.link ?? null;
      if (link !== null) world.focus.link = link;
      this.#focused = world.focus.link;
      return 'done';
    }
    const row = this.#choice.row;
    if (action !== 'enter' || row === null) return 'ignored';
    return { filter: filterOf(row), open: 'vsis' };
  }

  excerpt(): Excerpt {
    const row = this.#choice.row;
    if (row === null) return NO_EXCERPT;
    const { operation, count, p50Ns, p95Ns, p99Ns, maxNs, outliers } = row.line;
    const link = row.link === null ? ALL : wireText(row.link);
    return { ...NO_EXCERPT, value: `${link} ${OPERATION_TITLES[operation]}: n ${count}, p50 ${age(p50Ns)}, p95 ${age(p95Ns)}, p99 ${age(p99Ns)}, max ${age(maxNs)}, outliers ${outliers}`, filter: filterOf(row) };
  }

  get count(): number {
    return this.#rows.length;
  }

  /** Selects the row at a position. */
  to(index: number): void {
    this.#selection.to(this.#list, index);
  }

  *search(pattern: Pattern, isBackwards: boolean): Generator<void, boolean> {
    const step = isBackwards ? -1 : 1;
    for (let at = this.#selection.index(this.#list) + step; at >= 0 && at < this.#rows.length; at += step) {
      const { link, line: { operation } } = this.#rows[at]!;
      if (pattern.inText(`${link === null ? ALL : wireText(link)} ${OPERATION_TITLES[operation]}`)) {
        this.to(at);
        return true;
      }
      yield;
    }
    return false;
  }

  get #list(): Rows {
    const ids = this.#ids;
    return { count: ids.length, idAt: (index) => ids[index]!, indexOf: (id) => ids.indexOf(id) };
  }

  /** The same operation of another link, if it has any. */
  #toLink(link: string | null): void {
    if (link === null) return;
    const operation = this.#choice.row?.line.operation ?? null;
    const at = this.#rows.findIndex((row) => row.link === link && (operation === null || row.line.operation === operation));
    if (at >= 0) this.to(at);
  }

  #columns(room: number): readonly LinesColumn[] {
    const columns = [{ title: 'Link', width: this.#linkColumns }, ...COLUMNS] as const;
    const needed = columns.reduce((sum, { width }) => sum + width + 1, 0);
    return needed <= room ? columns : columns.filter(({ title }) => title !== 'p99').map((column) => (column.title === 'Link' ? { ...column, width: Math.min(column.width, 10) } : column));
  }
}

/** The name of the link stands in its first row. */
function cells({ link, line: { operation, count, p50Ns, p95Ns, p99Ns, maxNs, outliers } }: LatencyRow, isFirst: boolean, overallNs: number): Readonly<Record<LinesColumn['title'], Cell>> {
  const isSlow = link !== null && p95Ns >= SLOW * overallNs;
  return {
    Link: { text: !isFirst ? '' : link === null ? ALL : wireText(link), style: 'strong' },
    Operation: { text: OPERATION_TITLES[operation] },
    n: { text: thousands(count) },
    p50: { text: age(p50Ns) },
    p95: { text: `${isSlow ? '!' : ''}${age(p95Ns)}`, style: isSlow ? 'warning' : 'plain' },
    p99: { text: age(p99Ns) },
    max: { text: age(maxNs) },
    outliers: { text: thousands(outliers), style: outliers > 0 ? 'warning' : 'dim' },
  };
}

const FIELDS: Readonly<Record<LatencyRow['line']['operation'], string>> = {
  assoc: 'latency.assoc', 'ecp-ack': 'latency.ack', deassoc: 'latency.deassoc', preassoc: 'latency.preassoc', keepalive: 'latency.keepalive', 'to-associated': 'latency.to_associated',
  'lldp-period': 'latency.lldp_period', 'evb-convergence': 'latency.evb_convergence', 'migration-gap': 'latency.migration_gap',
};

/** The VSIs of which the slowest were measured. */
function filterOf({ link, line: { operation, p95Ns } }: LatencyRow): string {
  return `${link === null ? '' : `link == ${quoted(link)} and `}${FIELDS[operation]} >= ${Math.floor(p95Ns)}ns`;
}

function bodyRows({ rows }: Size): number {
  return Math.max(1, rows - 1);
}
