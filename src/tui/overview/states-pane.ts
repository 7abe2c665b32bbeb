import { thousands } from '../../text/number.js';
import type { Census } from '../digest/census.js';
import { bar } from '../draw/bar.js';
import { fill, line, restyled, span, type Line } from '../draw/line.js';
import type { Action } from '../keymap.js';
import { NO_EXCERPT, type Pane, type PaneContent } from '../panes/pane.js';
import type { Rows } from '../rows.js';
import type { Size } from '../screen.js';
import { Selection } from '../selection.js';
import { SHOWN_STATES, STATE_STYLE, type ShownState } from '../shown-state.js';
import type { Excerpt, Outcome } from '../view.js';
import type { World } from '../world.js';
import { goalLines, waitingLine } from './goal-lines.js';
import { stateFilter } from './state-filter.js';
import { statesLine } from './states-line.js';

/** States that are there without a VSI in them, too: none refused is news. */
const ALWAYS: ReadonlySet<ShownState> = new Set(['ASSOC', 'PREASSOC', 'PREASSOC-RR', 'pending', 'DEASSOC', 'REFUSED', 'unknown']);
const [NAME_COLUMNS, COUNT_COLUMNS] = [11, 7];

/** How many VSIs are in which state, and how far the rollout is. */
export class StatesPane implements Pane {
  readonly #selection = new Selection();

  settle({ digest: { census } }: World, size: Size): void {
    const states = shownOf(census);
    this.#selection.settle(rowsOf(states), stateRows(states, size));
  }

  draw(world: World, size: Size, hasFocus: boolean): PaneContent {
    const { census } = world.digest;
    const states = shownOf(census);
    const selected = this.#selection.index(rowsOf(states));
    const { vsis } = world.digest.summary;
    const title = { left: `VSI states (${thousands(census.total)}${census.total > vsis ? ' lives' : ''})` };
    if (size.rows <= 1) return { title, lines: [statesLine(world, size.columns, hasFocus ? states[selected]! : null)] };
    const { top } = this.#selection;
    const height = stateRows(states, size);
    const rows = states.slice(top, top + height).map((state, index) => stateLine(state, census, size.columns, hasFocus && top + index === selected));
    return { title, lines: [...rows, ...belowLines(world, { ...size, rows: size.rows - rows.length })] };
  }

  act(action: Action, { digest: { census } }: World, size: Size): Outcome {
    const states = shownOf(census);
    const rows = rowsOf(states);
    const meant = size.rows > 1 ? action : action === 'left' ? 'up' : action === 'right' ? 'down' : action;
    if (this.#selection.act(meant, rows, stateRows(states, size))) return 'done';
    return action === 'enter' ? { filter: stateFilter(states[this.#selection.index(rows)]!), open: 'vsis' } : 'ignored';
  }

  excerpt({ digest: { census } }: World): Excerpt {
    const states = shownOf(census);
    const state = states[this.#selection.index(rowsOf(states))]!;
    return { ...NO_EXCERPT, value: String(census.states[state]), filter: stateFilter(state) };
  }
}

function shownOf({ states }: Census): readonly ShownState[] {
  return SHOWN_STATES.filter((state) => ALWAYS.has(state) || states[state] > 0);
}

function rowsOf(states: readonly ShownState[]): Rows {
  return { count: states.length, idAt: (index) => SHOWN_STATES.indexOf(states[index]!), indexOf: (id) => states.indexOf(SHOWN_STATES[id]!) };
}

function stateRows(states: readonly ShownState[], { rows }: Size): number {
  return Math.max(1, Math.min(states.length, rows));
}

function stateLine(state: ShownState, { states }: Census, columns: number, isSelected: boolean): Line {
  const count = states[state];
  const room = columns - NAME_COLUMNS - COUNT_COLUMNS - 5;
  const style = count === 0 ? 'dim' : STATE_STYLE[state];
  const own = [
    span(isSelected ? '▶' : ' '),
    span(fill(state, NAME_COLUMNS), style),
    span(` ${fill(thousands(count), COUNT_COLUMNS, true)} `),
    span(fill(bar(count, Math.max(...Object.values(states)), room), Math.max(0, room)), style),
  ];
  return isSelected ? restyled(own, 'selected') : own;
}

/** What is told below the states, as far as there is room. */
function belowLines(world: World, { columns, rows }: Size): readonly Line[] {
  const waiting = waitingLine(world);
  const lines = [...goalLines(world, columns, rows), ...(waiting === '' ? [] : [line(` ${waiting}`)])];
  return [...(lines.length < rows ? [line('')] : []), ...lines].slice(0, Math.max(0, rows));
}
