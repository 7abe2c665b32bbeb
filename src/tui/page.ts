import type { Line } from './draw/line.js';
import type { Action } from './keymap.js';
import type { Size } from './screen.js';
import { stepOf } from './selection.js';

/** What is shown instead of a view until a key means nothing there. */
export abstract class Page {
  abstract readonly hints: readonly Action[];
  /** What stands on the right of the first line. */
  abstract readonly status: string;
  #top = 0;

  /** All of it; what there is no room for is scrolled to. */
  protected abstract lines(size: Size): readonly Line[];

  /** Scrolls; false for keys that mean nothing here. */
  act(action: Action, size: Size): boolean {
    const step = stepOf(action, size.rows);
    if (step === null) return false;
    this.#top = Math.max(0, Math.min(this.#top + step, this.lines(size).length - size.rows));
    return true;
  }

  draw(size: Size): Line[] {
    const lines = this.lines(size);
    const top = Math.max(0, Math.min(this.#top, lines.length - size.rows));
    return lines.slice(top, top + size.rows);
  }
}
