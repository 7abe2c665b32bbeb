import { beside } from '../draw/beside.js';
import { fillLine, line, type Line } from '../draw/line.js';
import { panel, rule } from '../draw/panel.js';
import type { Action } from '../keymap.js';
import type { Size } from '../screen.js';
import type { Excerpt, Outcome } from '../view.js';
import type { World } from '../world.js';
import type { Pane } from './pane.js';

/** Panes beside each other, by their numbers. */
export interface Band {
  readonly rows: number;
  readonly boxes: readonly { readonly pane: number; readonly columns: number }[];
}

/** Bands below each other; without frames each pane has a rule above it. */
export interface Arrangement {
  readonly isFramed: boolean;
  readonly bands: readonly Band[];
}

/** The panes of a view: where they stand, which one the keys go to, whether that one is alone. */
export class PaneGroup {
  readonly #panes: readonly Pane[];
  readonly #arrange: (size: Size, world: World) => Arrangement;
  #active = 0;
  #isZoomed = false;

  constructor(panes: readonly Pane[], arrange: (size: Size, world: World) => Arrangement) {
    this.#panes = panes;
    this.#arrange = arrange;
  }

  /** Number of the pane that has the keys. */
  get active(): number {
    return this.#active;
  }

  /** Gives the keys to a pane. */
  activate(pane: number): void {
    this.#active = pane;
  }

  settle(world: World, size: Size): void {
    const { isFramed, bands } = this.#arrangement(world, size);
    for (const { rows, boxes } of bands) for (const { pane, columns } of boxes) this.#panes[pane]!.settle(world, inner({ columns, rows }, isFramed));
  }

  draw(world: World, size: Size): readonly Line[] {
    const { isFramed, bands } = this.#arrangement(world, size);
    const lines = bands.flatMap(({ rows, boxes }) => {
      const drawn = boxes.map(({ pane, columns }) => ({ columns, lines: this.#box(world, pane, { columns, rows }, isFramed) }));
      return drawn.reduceRight<Line[]>((right, box) => beside(box.lines, box.columns, right), []).slice(0, rows);
    });
    return Array.from({ length: size.rows }, (_, row) => fillLine(lines[row] ?? line(''), size.columns));
  }

  /** Moves between panes; all else the active one does. */
  act(action: Action, world: World, size: Size): Outcome {
    const count = this.#panes.length;
    if (action === 'next-pane' || action === 'previous-pane') this.#active = (this.#active + (action === 'next-pane' ? 1 : count - 1)) % count;
    else if (action === 'zoom') this.#isZoomed = !this.#isZoomed;
    else return this.#panes[this.#active]!.act(action, world, this.#innerSize(world, size));
    return 'done';
  }

  excerpt(world: World): Excerpt {
    return this.#panes[this.#active]!.excerpt(world);
  }

  #box(world: World, pane: number, size: Size, isFramed: boolean): Line[] {
    const hasFocus = pane === this.#active;
    const { title, lines } = this.#panes[pane]!.draw(world, inner(size, isFramed), hasFocus);
    if (isFramed) return panel({ ...title, hasFocus }, lines, size.columns, size.rows);
    const shown = [rule({ ...title, hasFocus }, size.columns), ...lines];
    return Array.from({ length: size.rows }, (_, row) => fillLine(shown[row] ?? line(''), size.columns));
  }

  #arrangement(world: World, size: Size): Arrangement {
    const arrangement = this.#arrange(size, world);
    return this.#isZoomed ? { ...arrangement, bands: [{ rows: size.rows, boxes: [{ pane: this.#active, columns: size.columns }] }] } : arrangement;
  }

  #innerSize(world: World, size: Size): Size {
    const { isFramed, bands } = this.#arrangement(world, size);
    for (const { rows, boxes } of bands) {
      const box = boxes.find(({ pane }) => pane === this.#active);
      if (box) return inner({ columns: box.columns, rows }, isFramed);
    }
    return { columns: 0, rows: 0 };
  }
}

function inner({ columns, rows }: Size, isFramed: boolean): Size {
  return isFramed ? { columns: Math.max(0, columns - 2), rows: Math.max(0, rows - 2) } : { columns, rows: Math.max(0, rows - 1) };
}
