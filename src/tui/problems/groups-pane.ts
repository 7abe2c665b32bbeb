import { count, thousands } from '../../text/number.js';
import { SEVERITIES } from '../digest/problems.js';
import type { Severity } from '../../model/finding.js';
import { age } from '../draw/age.js';
import { rowLine, titleLine } from '../draw/columns.js';
import { line, restyled, span, type Line } from '../draw/line.js';
import { sparkline } from '../draw/sparkline.js';
import { columnOf, fittingSlotNs, timeAxis, type TimeAxis } from '../draw/time-axis.js';
import type { Action } from '../keymap.js';
import { NO_EXCERPT, type Pane, type PaneContent } from '../panes/pane.js';
import type { Pattern } from '../pattern.js';
import { RowNumbers } from '../row-numbers.js';
import type { Rows } from '../rows.js';
import type { Size } from '../screen.js';
import { Selection } from '../selection.js';
import type { Excerpt, Outcome } from '../view.js';
import type { World } from '../world.js';
import type { Explain } from './explain.js';
import { findingText } from './finding-text.js';
import { findingExcerpt } from './finding-excerpt.js';
import { findingGroups, GROUPINGS, GROUP_ORDERS, type FindingGroup, type Grouping, type GroupOrder } from './finding-groups.js';
import { groupCells, groupColumns, SPARK_COLUMNS } from './group-cells.js';
import { focusFinding, openFinding } from './open-finding.js';

/** The problems in groups; what is selected is the finding that all views go on with. */
export class GroupsPane implements Pane {
  readonly #explain: Explain;
  readonly #selection = new Selection();
  readonly #numbers = new RowNumbers();
  #grouping: Grouping = 'rule';
  #order: GroupOrder = 'severity';
  #isReversed = false;
  #groups: readonly FindingGroup[] = [];
  /** Their numbers. */
  #ids: readonly number[] = [];
  /** What `#groups` was made from. */
  #basis: readonly unknown[] = [];
  #focused: number | null = null;

  constructor(explain: Explain) {
    this.#explain = explain;
  }

  settle(world: World, size: Size): void {
    this.#arrange(world);
    const { finding } = world.focus;
    const wanted = finding === null || finding === this.#focused ? undefined : this.#groups.find(({ positions }) => positions.includes(finding));
    if (wanted) this.#selection.choose(this.#numberOf(wanted));
    this.#selection.settle(this.#rows, bodyRows(size));
    this.#focused = finding;
  }

  draw(world: World, size: Size, hasFocus: boolean): PaneContent {
    const { top } = this.#selection;
    const selected = this.#selected;
    const columns = groupColumns(this.#grouping, size.columns);
    const hasSpark = columns.some(({ title }) => title === 'First');
    const { summary } = world.digest;
    const axis = timeAxis(summary.startNs, summary.timeNs, fittingSlotNs(summary.startNs, summary.timeNs, SPARK_COLUMNS), SPARK_COLUMNS);
    const rows = this.#groups.slice(top, top + bodyRows(size)).map((group): Line => {
      const own = [
        span(group === selected ? '▶' : ' '),
        ...rowLine(columns, groupCells(group, this.#grouping, size.columns, world, this.#explain)),
        ...(hasSpark ? [span(` ${spark(group, axis, world)}`)] : []),
      ];
      return group === selected && hasFocus ? restyled(own, 'selected') : own;
    });
    const head = [span(' '), ...titleLine(columns), ...(hasSpark ? [span(` Last ${age(axis.slotNs * axis.columns)}`, 'strong')] : [])];
    const by = this.#grouping === 'time' ? 'not grouped' : `grouped by ${this.#grouping}`;
    const order = this.#order === 'severity' ? 'gravest first' : this.#order === 'time' ? 'newest first' : 'most often first';
    const title = { left: 'Problems: spec violations and outliers', right: `${by}, ${order}${this.#isReversed ? ', reversed' : ''}${hiddenText(world)}` };
    return { title, lines: rows.length > 0 ? [head, ...rows] : [line(` No problem was found${hiddenText(world)}`, 'good')] };
  }

  act(action: Action, world: World, size: Size): Outcome {
    this.#arrange(world);
    if (this.#selection.act(action, this.#rows, bodyRows(size))) return this.#note(world, this.#selected?.lead);
    switch (action) {
      case 'left':
      case 'right':
        return this.#occurrence(world, action === 'left' ? -1 : 1);
      case 'order':
        return this.#regroup(world);
      case 'sort-next':
      case 'sort-previous':
        this.#order = GROUP_ORDERS[(GROUP_ORDERS.indexOf(this.#order) + (action === 'sort-next' ? 1 : 2)) % GROUP_ORDERS.length]!;
        return 'done';
      case 'reverse':
        this.#isReversed = !this.#isReversed;
        return 'done';
      case 'enter': {
        const position = this.position(world);
        return position === null ? 'ignored' : openFinding(world, position);
      }
      default:
        return 'ignored';
    }
  }

  excerpt(world: World): Excerpt {
    const position = this.position(world);
    return position === null ? NO_EXCERPT : findingExcerpt(world.digest.problems.list[position]!, world.recording);
  }

  /** Position in `Problems.list` of the finding that is selected, null where there is none. */
  position(world: World): number | null {
    this.#arrange(world);
    const { focus } = world;
    const group = this.#selected;
    if (!group) return null;
    return focus.finding !== null && group.positions.includes(focus.finding) ? focus.finding : group.lead;
  }

  /** `2 of 5`: which finding of its group is shown; empty where it is the only one. */
  placeText(world: World): string {
    const group = this.#selected;
    const position = this.position(world);
    return !group || position === null || group.positions.length < 2 ? '' : `${group.positions.indexOf(position) + 1} of ${thousands(group.positions.length)}, h l`;
  }

  /** Goes to the next group from a severity on, or the one before. */
  walk(world: World, severity: Severity, step: 1 | -1): Outcome {
    this.#arrange(world);
    const least = SEVERITIES.indexOf(severity);
    let at = this.#selection.index(this.#rows) + step;
    while (this.#groups[at] !== undefined && SEVERITIES.indexOf(this.#groups[at]!.severity) < least) at += step;
    const group = this.#groups[at];
    if (!group) return { say: `no ${step > 0 ? 'further' : 'earlier'} problem of severity ${severity} or above` };
    this.#selection.to(this.#rows, at);
    return this.#note(world, group.lead);
  }

  /** Selects the row at a position. */
  to(world: World, index: number): void {
    this.#arrange(world);
    this.#selection.to(this.#rows, index);
    this.#note(world, this.#selected?.lead);
  }

  get count(): number {
    return this.#groups.length;
  }

  *search(pattern: Pattern, isBackwards: boolean, world: World): Generator<void, boolean> {
    this.#arrange(world);
    const step = isBackwards ? -1 : 1;
    for (let at = this.#selection.index(this.#rows) + step; at >= 0 && at < this.#groups.length; at += step) {
      const found = this.#groups[at]!.positions.find((position) => pattern.inText(findingText(world.digest.problems.list[position]!)));
      if (found !== undefined) {
        this.#selection.to(this.#rows, at);
        this.#note(world, found);
        return true;
      }
      yield;
    }
    return false;
  }

  get #selected(): FindingGroup | undefined {
    return this.#groups[this.#selection.index(this.#rows)];
  }

  get #rows(): Rows {
    const ids = this.#ids;
    return { count: ids.length, idAt: (index) => ids[index]!, indexOf: (id) => ids.indexOf(id) };
  }

  #numberOf({ key }: FindingGroup): number {
    return this.#numbers.of(`${this.#grouping} ${key}`);
  }

  #note(world: World, position: number | undefined): Outcome {
    if (position !== undefined) focusFinding(world, position);
    this.#focused = world.focus.finding;
    return 'done';
  }

  #occurrence(world: World, step: number): Outcome {
    const position = this.position(world);
    if (position === null) return 'ignored';
    const { positions } = this.#selected!;
    return this.#note(world, positions[Math.max(0, Math.min(positions.length - 1, positions.indexOf(position) + step))]);
  }

  /** The finding that was selected stays so. */
  #regroup(world: World): Outcome {
    const position = this.position(world);
    this.#grouping = GROUPINGS[(GROUPINGS.indexOf(this.#grouping) + 1) % GROUPINGS.length]!;
    this.#arrange(world);
    this.#focused = null;
    world.focus.finding = position;
    return { say: this.#grouping === 'time' ? 'every problem by itself' : `grouped by ${this.#grouping}: ${count(this.#groups.length, 'group')}` };
  }

  #arrange({ digest: { problems } }: World): void {
    const basis = [problems, this.#grouping, this.#order, this.#isReversed];
    if (basis.every((part, index) => part === this.#basis[index])) return;
    this.#basis = basis;
    this.#groups = findingGroups(problems.list, this.#grouping, this.#order, this.#isReversed);
    this.#ids = this.#groups.map((group) => this.#numberOf(group));
  }
}

function spark({ positions }: FindingGroup, axis: TimeAxis, { digest: { problems } }: World): string {
  const counts = Array.from({ length: axis.columns }, () => 0);
  for (const position of positions) {
    const column = columnOf(axis, problems.list[position]!.timeNs);
    if (column >= 0) counts[column]!++;
  }
  return sparkline(counts.map((value) => (value === 0 ? NaN : value)));
}

/** What is left out. */
function hiddenText({ settings: { lowest, ignored } }: World): string {
  const parts = [...(lowest === 'note' ? [] : [`from ${lowest} on`]), ...(ignored.size === 0 ? [] : [`${count(ignored.size, 'rule')} ignored`])];
  return parts.length === 0 ? '' : `, ${parts.join(', ')}`;
}

function bodyRows({ rows }: Size): number {
  return Math.max(1, rows - 1);
}
