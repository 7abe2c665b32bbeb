import { count } from '../../text/number.js';
import type { Line } from '../draw/line.js';
import type { Action } from '../keymap.js';
import { PaneGroup } from '../panes/pane-group.js';
import type { Pattern } from '../pattern.js';
import type { Explain } from '../problems/explain.js';
import { ExplanationPane } from '../problems/explanation-pane.js';
import { GroupsPane } from '../problems/groups-pane.js';
import { nextSeverity } from '../problems/next-severity.js';
import { problemsBands } from '../problems/problems-bands.js';
import type { Size } from '../screen.js';
import type { Excerpt, Outcome, View } from '../view.js';
import type { World } from '../world.js';

/** What is wrong, and what to do: the problems in groups, the selected one explained. */
export class ProblemsView implements View {
  readonly name = 'problems';
  readonly hints: readonly Action[] = ['next-error', 'enter', 'next-pane', 'ignore', 'order', 'severity', 'copy', 'save', 'filter', 'back', 'help'];
  readonly #groups: GroupsPane;
  readonly #explanation: ExplanationPane;
  readonly #panes: PaneGroup;

  constructor(explain: Explain) {
    this.#groups = new GroupsPane(explain);
    this.#explanation = new ExplanationPane(explain, this.#groups);
    this.#panes = new PaneGroup([this.#groups, this.#explanation], problemsBands(this.#groups));
  }

  settle(world: World, size: Size): void {
    this.#panes.settle(world, size);
  }

  draw(world: World, size: Size): readonly Line[] {
    return this.#panes.draw(world, size);
  }

  status({ settings, digest: { problems: { counts } } }: World): string {
    const parts = [count(counts.error, 'error'), ...(counts.security > 0 ? [`${counts.security} security`] : []), `${counts.warning} warn`, count(counts.note, 'note')];
    return `${parts.join(' ')}  min: ${settings.lowest}`;
  }

  act(action: Action, world: World, size: Size): Outcome {
    switch (action) {
      case 'next-error': return this.#groups.walk(world, 'error', 1);
      case 'previous-error': return this.#groups.walk(world, 'error', -1);
      case 'next-warning': return this.#groups.walk(world, 'warning', 1);
      case 'previous-warning': return this.#groups.walk(world, 'warning', -1);
      case 'severity': return nextSeverity(world);
      case 'ignore': return this.#ignore(world);
      case 'order':
      case 'sort-next':
      case 'sort-previous':
      case 'reverse':
        return this.#groups.act(action, world, size);
      default:
        return this.#panes.act(action, world, size);
    }
  }

  excerpt(world: World): Excerpt {
    return this.#explanation.excerpt(world);
  }

  goTo(number: number, world: World): string | null {
    if (number < 1 || number > this.#groups.count) return `there are ${count(this.#groups.count, 'row')}`;
    this.#groups.to(world, number - 1);
    return null;
  }

  /** The newest problem; its row may be anywhere. */
  toNewest({ focus, digest: { problems } }: World): void {
    if (problems.list.length > 0) focus.finding = problems.list.length - 1;
  }

  search(pattern: Pattern, isBackwards: boolean, world: World): Generator<void, boolean> {
    return this.#groups.search(pattern, isBackwards, world);
  }

  /** The rule of the selected problem is ignored from now on; where nothing is left to select, all are shown again. */
  #ignore(world: World): Outcome {
    const { settings, digest } = world;
    const position = this.#groups.position(world);
    if (position === null) {
      settings.ignored.clear();
      world.refresh();
      return { say: 'no rule is ignored any more' };
    }
    const { rule } = digest.problems.list[position]!;
    settings.ignored.add(rule);
    world.refresh();
    return { say: `${rule} is ignored in this session; F5 shows all rules again` };
  }
}
