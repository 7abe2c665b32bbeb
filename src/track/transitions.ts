import type { Transition } from '../model/vsi.js';
import { NO_ROW, TransitionRows } from './transition-rows.js';

/** The transitions of one life: begins with `NO_ROW`, 0 and 0. */
export interface TransitionList {
  /** Row of the latest one. */
  lastTransition: number;
  transitionCount: number;
  /** How many between the beginning and the latest were left out. */
  transitionsDropped: number;
}

const MAX_TRANSITIONS = 512;

/** The transitions of all lives, for each a bounded list: its beginning and the latest are what one asks for. */
export class Transitions {
  readonly #rows = new TransitionRows();

  last({ lastTransition: row }: TransitionList): Transition | null {
    return row === NO_ROW ? null : this.#rows.get(row);
  }

  /** Time of the last one, -Infinity without one. */
  lastNs({ lastTransition: row }: TransitionList): number {
    return row === NO_ROW ? -Infinity : this.#rows.timeNs(row);
  }

  add(to: TransitionList, transition: Transition): void {
    to.lastTransition = this.#rows.add(transition, to.lastTransition);
    if (++to.transitionCount > MAX_TRANSITIONS) this.#dropAt(to, MAX_TRANSITIONS / 2);
  }

  /** Takes the last one back. */
  pop(from: TransitionList): void {
    const row = from.lastTransition;
    if (row === NO_ROW) return;
    from.lastTransition = this.#rows.before(row);
    this.#rows.free(row);
    from.transitionCount--;
  }

  /** In the order of adding. */
  all({ lastTransition }: TransitionList): Transition[] {
    const all: Transition[] = [];
    for (let row = lastTransition; row !== NO_ROW; row = this.#rows.before(row)) all.push(this.#rows.get(row));
    return all.reverse();
  }

  clear(list: TransitionList): void {
    while (list.lastTransition !== NO_ROW) this.pop(list);
  }

  /** Drops the one at that position from the beginning; never the last. */
  #dropAt(list: TransitionList, position: number): void {
    let after = list.lastTransition;
    for (let at = list.transitionCount - 1; at > position + 1; at--) after = this.#rows.before(after);
    const row = this.#rows.before(after);
    this.#rows.link(after, this.#rows.before(row));
    this.#rows.free(row);
    list.transitionCount--;
    list.transitionsDropped++;
  }
}
