import { significant, thousands } from '../../text/number.js';
import { age } from '../draw/age.js';
import { bar } from '../draw/bar.js';
import { fill, line, span, type Line } from '../draw/line.js';
import { scroll } from '../draw/scroll.js';
import { wireText } from '../draw/wire-text.js';
import type { Action } from '../keymap.js';
import { OPERATION_TITLES } from '../operations.js';
import { NO_EXCERPT, type Pane, type PaneContent } from '../panes/pane.js';
import type { Size } from '../screen.js';
import { stepOf } from '../selection.js';
import type { Excerpt, Outcome } from '../view.js';
import type { World } from '../world.js';
import { histogram, type Bucket } from './histogram.js';
import type { LatencyChoice } from './latency-choice.js';

const NARROW_COLUMNS = 60;
const RANGE_COLUMNS = 15;
const COUNT_COLUMNS = 7;
const SHARE_COLUMNS = 7;
const MARK_COLUMNS = 12;

/** How the times of the selected line are spread. */
export class HistogramPane implements Pane {
  readonly #choice: LatencyChoice;
  #basis = '';
  #buckets: readonly Bucket[] = [];
  #top = 0;

  constructor(choice: LatencyChoice) {
    this.#choice = choice;
  }

  settle(world: World, size: Size): void {
    const basis = this.#choice.basis(world);
    if (basis !== this.#basis) {
      this.#basis = basis;
      this.#buckets = histogram(this.#choice, world);
      this.#top = 0;
    }
    this.#top = scroll(this.#top, this.#top, size.rows, this.#buckets.length);
  }

  draw(_: World, size: Size): PaneContent {
    const { row } = this.#choice;
    if (row === null) return { title: { left: 'Histogram' }, lines: [line(' nothing was measured yet', 'dim')] };
    const below = this.#buckets.length - this.#top - size.rows;
    const title = { left: `Histogram: ${OPERATION_TITLES[row.line.operation]}, ${row.link === null ? 'all links' : wireText(row.link)}`, right: below > 0 ? `${below} more` : '' };
    return { title, lines: this.#buckets.slice(this.#top, this.#top + size.rows).map((bucket) => this.#line(bucket, size.columns)) };
  }

  act(action: Action, _: World, size: Size): Outcome {
    const step = stepOf(action, size.rows);
    if (step === null) return 'ignored';
    const last = Math.max(0, this.#buckets.length - size.rows);
    this.#top = Math.max(0, Math.min(last, this.#top + step));
    return 'done';
  }

  excerpt(): Excerpt {
    const text = this.#buckets.map(({ fromNs, toNs, count }) => `${rangeText(fromNs, toNs)}  ${count}`).join('\n');
    return { ...NO_EXCERPT, value: text === '' ? null : text };
  }

  #line({ fromNs, toNs, count }: Bucket, columns: number): Line {
    const total = this.#buckets.reduce((sum, bucket) => sum + bucket.count, 0);
    const most = Math.max(...this.#buckets.map((bucket) => bucket.count));
    const share = columns < NARROW_COLUMNS ? 0 : SHARE_COLUMNS;
    const room = Math.max(0, columns - RANGE_COLUMNS - COUNT_COLUMNS - share - MARK_COLUMNS - 3);
    const { limitNs } = this.#choice.row!.line;
    const style = fromNs > limitNs ? 'warning' : 'good';
    return [
      span(` ${fill(rangeText(fromNs, toNs), RANGE_COLUMNS)}`),
      span(fill(count === 0 ? '' : thousands(count), COUNT_COLUMNS, true)),
      span(fill(count === 0 ? '' : `${significant((100 * count) / total)}%`, share, true), 'dim'),
      span(' '),
      span(fill(bar(count, most, room), room), style),
      span(` ${this.#marks(fromNs, toNs)}`, 'strong'),
    ];
  }

  /** The percentiles that fall into a bucket. */
  #marks(fromNs: number, toNs: number): string {
    const { p50Ns, p95Ns, p99Ns, maxNs } = this.#choice.row!.line;
    const marks: readonly (readonly [string, number])[] = [['p50', p50Ns], ['p95', p95Ns], ['p99', p99Ns], ['max', maxNs]];
    const here = marks.filter(([, ns]) => ns >= fromNs && ns < toNs).map(([name]) => name);
    return here.length === 0 ? '' : `◀${here.length < 3 ? here.join(' ') : `${here[0]} to ${here.at(-1)}`}`;
  }
}

function rangeText(fromNs: number, toNs: number): string {
  return `${age(fromNs).padStart(5)} to ${age(toNs)}`;
}
