import { thousands } from '../../text/number.js';
import { age } from '../draw/age.js';
import type { Line } from '../draw/line.js';
import type { Action } from '../keymap.js';
import { upText } from '../live/up-text.js';
import { LatencyPane } from '../overview/latency-pane.js';
import { LinksPane } from '../overview/links-pane.js';
import { overviewBands, PROBLEMS } from '../overview/overview-bands.js';
import { StatesPane } from '../overview/states-pane.js';
import { TickerPane } from '../overview/ticker-pane.js';
import { PaneGroup } from '../panes/pane-group.js';
import type { Pattern } from '../pattern.js';
import type { Explain } from '../problems/explain.js';
import { nextSeverity } from '../problems/next-severity.js';
import type { Size } from '../screen.js';
import { SparkTime } from '../spark-time.js';
import type { Excerpt, Outcome, View } from '../view.js';
import type { World } from '../world.js';

/** Is the rollout healthy? Links, states, latencies and problems on one page. */
export class OverviewView implements View {
  readonly name = 'overview';
  readonly hints: readonly Action[] = ['quit-back', 'next-pane', 'enter', 'filter', 'next-error', 'order', 'pause', 'follow', 'save', 'command', 'help'];
  readonly #time = new SparkTime();
  readonly #latency = new LatencyPane(this.#time);
  readonly #ticker: TickerPane;
  readonly #panes: PaneGroup;

  constructor(explain: Explain) {
    this.#ticker = new TickerPane(explain);
    this.#panes = new PaneGroup([new LinksPane(this.#time), new StatesPane(), this.#latency, this.#ticker], overviewBands);
  }

  settle(world: World, size: Size): void {
    this.#panes.settle(world, size);
  }

  draw(world: World, size: Size): readonly Line[] {
    return this.#panes.draw(world, size);
  }

  status(world: World): string {
    const { times, live, recording: { timebase }, digest: { summary } } = world;
    const clock = timebase.isSet ? `${times.clock(summary.timeNs, 3)}  ` : '';
    const lasting = live ? `up ${upText(live.upMs)}` : `over ${age(Math.max(0, summary.timeNs - summary.startNs))}`;
    return `${clock}${lasting}  ${thousands(summary.controlFrames)} fr`;
  }

  act(action: Action, world: World, size: Size): Outcome {
    switch (action) {
      case 'zoom-in':
      case 'zoom-out':
        this.#time.zoom(action === 'zoom-in', world, this.#latency.sparkColumns({ columns: size.columns - 2, rows: 2 }, world));
        return 'done';
      case 'severity':
        return nextSeverity(world);
      case 'names':
        world.settings.hasNames = !world.settings.hasNames;
        return { say: world.settings.hasNames ? 'names of the ends, where LLDP tells them' : 'addresses of the ends' };
      default:
        return this.#panes.act(action, world, size);
    }
  }

  excerpt(world: World): Excerpt {
    return this.#panes.excerpt(world);
  }

  goTo(number: number, { digest: { problems }, focus }: World): string | null {
    if (number < 1 || number > problems.list.length) return `there are ${problems.list.length} problems`;
    focus.finding = problems.list.length - number;
    this.#panes.activate(PROBLEMS);
    return null;
  }

  toNewest(world: World): void {
    this.#ticker.toNewest(world);
  }

  /** What can be looked for here are the problems. */
  search(pattern: Pattern, isBackwards: boolean, world: World): Generator<void, boolean> {
    this.#panes.activate(PROBLEMS);
    return this.#ticker.search(pattern, isBackwards, world);
  }
}
