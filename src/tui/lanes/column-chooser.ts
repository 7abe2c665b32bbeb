import { span, type Line } from '../draw/line.js';
import { panel } from '../draw/panel.js';
import { scroll } from '../draw/scroll.js';
import type { Action } from '../keymap.js';
import { LIFE_COLUMNS } from './life-columns.js';

/** Columns of the list that is chosen from. */
export const CHOOSER_COLUMNS = 24;

/** Which columns are shown: those that fit the screen, and what was chosen from a list beside the rows. */
export class ColumnChooser {
  /** By the key of a column: chosen, or chosen away. */
  readonly chosen = new Map<string, boolean>();
  isOpen = false;
  #cursor = 0;

  /** Takes a key; false where it has no meaning here. */
  act(action: Action, columns: number): boolean {
    if (action === 'columns') this.isOpen = !this.isOpen;
    else if (!this.isOpen) return false;
    else if (action === 'back' || action === 'quit-back') this.isOpen = false;
    else if (action === 'down') this.#cursor = Math.min(LIFE_COLUMNS.length - 1, this.#cursor + 1);
    else if (action === 'up') this.#cursor = Math.max(0, this.#cursor - 1);
    else if (action === 'mark' || action === 'enter') this.#toggle(columns);
    else return false;
    return true;
  }

  /** The list in so many rows, on a screen of so many columns. */
  draw(columns: number, rows: number): Line[] {
    const lines = LIFE_COLUMNS.map(({ key }, index): Line => {
      const isSelected = index === this.#cursor;
      return [span(`${isSelected ? '▶' : ' '}[${this.#isShown(key, columns) ? 'x' : ' '}] ${key}`.padEnd(CHOOSER_COLUMNS - 2), isSelected ? 'selected' : 'plain')];
    });
    const top = scroll(0, this.#cursor, Math.max(1, rows - 2), lines.length);
    return panel({ left: 'Columns', right: 't closes', hasFocus: true }, lines.slice(top), CHOOSER_COLUMNS, rows);
  }

  #isShown(key: string, columns: number): boolean {
    return this.chosen.get(key) ?? columns >= LIFE_COLUMNS.find((column) => column.key === key)!.fromColumns;
  }

  #toggle(columns: number): void {
    const { key } = LIFE_COLUMNS[this.#cursor]!;
    this.chosen.set(key, !this.#isShown(key, columns));
  }
}
