import { scroll } from './draw/scroll.js';
import type { Action } from './keymap.js';
import type { Rows } from './rows.js';

/**
 * Which row of a list is selected: by its id, so that it stays the same one wherever new rows move it. Where the list lost
 * it, the row that took its place is.
 */
export class Selection {
  #id: number | null = null;
  #index = 0;
  /** False until somebody selected something: the first row is selected then, whatever it is. */
  #isChosen = false;
  /** The first visible row. */
  top = 0;

  /** Id of the selected row; null where nothing was ever selected. */
  get id(): number | null {
    return this.#id;
  }

  /** Position of the selected row; 0 in an empty list. */
  index(rows: Rows): number {
    if (rows.count === 0 || !this.#isChosen) return 0;
    if (this.#index < rows.count && this.#id !== null && rows.idAt(this.#index) === this.#id) return this.#index;
    const at = this.#id === null ? 0 : rows.indexOf(this.#id);
    return at >= 0 ? at : Math.min(this.#index, rows.count - 1);
  }

  /** Selects the row at a position, the nearest one there is. */
  to(rows: Rows, index: number): void {
    if (rows.count === 0) return;
    this.#isChosen = true;
    this.#index = Math.max(0, Math.min(index, rows.count - 1));
    this.#id = rows.idAt(this.#index);
  }

  /** Selects a row by its id, wherever it is by then. */
  choose(id: number): void {
    this.#isChosen = true;
    this.#id = id;
  }

  /** Takes note of what the list has become, and scrolls so that the selected row is one of the `height` visible ones. */
  settle(rows: Rows, height: number): void {
    if (rows.count > 0) {
      // A row that moved stays at its place on the screen.
      const index = this.index(rows);
      this.top += index - this.#index;
      this.#index = index;
      this.#id = rows.idAt(index);
    }
    this.top = scroll(this.top, this.index(rows), height, rows.count);
  }

  /** Does what a key of the group Move asks, in pages of `height` rows; false for any other one. */
  act(action: Action, rows: Rows, height: number): boolean {
    const step = stepOf(action, Math.max(1, height));
    if (step === null) return false;
    this.to(rows, this.index(rows) + step);
    return true;
  }
}

/** How far a key of the group Move goes in pages of `height` rows; null for any other one. */
export function stepOf(action: Action, height: number): number | null {
  const half = Math.max(1, height >> 1);
  switch (action) {
    case 'down': return 1;
    case 'up': return -1;
    case 'half-down': return half;
    case 'half-up': return -half;
    case 'page-down': return height;
    case 'page-up': return -height;
    case 'first': return -Infinity;
    case 'last': return Infinity;
    default: return null;
  }
}
