import type { Action } from '../keymap.js';
import type { Size } from '../screen.js';
import { paneLayout, PANES, type Pane, type PaneLayout } from './panes.js';

/** Which pane keys go to, and how the user wants the panes to share the screen. */
export class PaneWishes {
  readonly #more: Record<Pane, number> = { list: 0, tree: 0, octets: 0 };
  #active: Pane = 'list';
  #isZoomed = false;
  #isBeside: boolean | null = null;

  get active(): Pane {
    return this.#active;
  }

  layout(size: Size): PaneLayout {
    return paneLayout(size, { active: this.#active, isZoomed: this.#isZoomed, isBeside: this.#isBeside, more: this.#more });
  }

  /** Does what a key asks of the panes; false for any other key. */
  act(action: Action, size: Size): boolean {
    if (action === 'next-pane') this.turn(1);
    else if (action === 'previous-pane') this.turn(-1);
    else if (action === 'zoom') this.#isZoomed = !this.#isZoomed;
    else if (action === 'layout') this.#isBeside = !this.layout(size).isBeside;
    else if (action === 'zoom-in') this.#more[this.#active]++;
    else if (action === 'zoom-out') this.#more[this.#active]--;
    else return false;
    return true;
  }

  /** The pane that comes next, or before. */
  turn(step: 1 | -1): void {
    this.#active = PANES[(PANES.indexOf(this.#active) + step + PANES.length) % PANES.length]!;
  }
}
