import { count, thousands } from '../../text/number.js';
import type { Line } from '../draw/line.js';
import type { Action } from '../keymap.js';
import { HistogramPane } from '../latency/histogram-pane.js';
import { latencyBands } from '../latency/latency-bands.js';
import { LatencyChoice } from '../latency/latency-choice.js';
import { LinesPane } from '../latency/lines-pane.js';
import { OutliersPane } from '../latency/outliers-pane.js';
import { TimePane } from '../latency/time-pane.js';
import { PaneGroup } from '../panes/pane-group.js';
import type { Pattern } from '../pattern.js';
import type { Size } from '../screen.js';
import { SparkTime } from '../spark-time.js';
import type { Excerpt, Outcome, View } from '../view.js';
import type { World } from '../world.js';

/** How fast is it? Every operation and link, how its times are spread, when they were long, which ones were. */
export class LatencyView implements View {
  readonly name = 'latency';
  readonly hints: readonly Action[] = ['next-pane', 'enter', 'zoom-in', 'zoom-out', 'zoom', 'filter', 'copy', 'save', 'back', 'help'];
  readonly #choice = new LatencyChoice();
  readonly #axis = new SparkTime();
  readonly #lines = new LinesPane(this.#choice);
  readonly #time = new TimePane(this.#choice, this.#axis);
  readonly #panes = new PaneGroup([this.#lines, new HistogramPane(this.#choice), this.#time, new OutliersPane(this.#choice)], latencyBands);

  settle(world: World, size: Size): void {
    // What the other panes show follows from the selected line, even where it is not on the screen.
    this.#lines.settle(world, size);
    this.#panes.settle(world, size);
  }

  draw(world: World, size: Size): readonly Line[] {
    return this.#panes.draw(world, size);
  }

  status({ digest: { latency } }: World): string {
    const outliers = latency.all.reduce((sum, of) => sum + of.outliers, 0);
    return `${thousands(latency.all.reduce((sum, of) => sum + of.count, 0))} answers  ${count(latency.links.size, 'link')}  ${count(outliers, 'outlier')}`;
  }

  act(action: Action, world: World, size: Size): Outcome {
    if (action !== 'zoom-in' && action !== 'zoom-out') return this.#panes.act(action, world, size);
    this.#axis.zoom(action === 'zoom-in', world, this.#time.timeColumns(size));
    return 'done';
  }

  excerpt(world: World): Excerpt {
    return this.#panes.excerpt(world);
  }

  goTo(number: number): string | null {
    if (number < 1 || number > this.#lines.count) return `there are ${count(this.#lines.count, 'row')}`;
    this.#lines.to(number - 1);
    return null;
  }

  /** Time lines end with the newest; the table has no newest row. */
  toNewest(): void {}

  search(pattern: Pattern, isBackwards: boolean): Generator<void, boolean> {
    return this.#lines.search(pattern, isBackwards);
  }
}
