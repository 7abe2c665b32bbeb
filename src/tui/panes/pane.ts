import type { Line } from '../draw/line.js';
import type { PanelTitle } from '../draw/panel.js';
import type { Action } from '../keymap.js';
import type { Size } from '../screen.js';
import type { Excerpt, Outcome } from '../view.js';
import type { World } from '../world.js';

/** What a pane shows, without its border. */
export interface PaneContent {
  readonly title: Omit<PanelTitle, 'hasFocus'>;
  readonly lines: readonly Line[];
}

/** A part of a view that keys can go to. Sizes are those inside of its border. */
export interface Pane {
  settle(world: World, size: Size): void;
  draw(world: World, size: Size, hasFocus: boolean): PaneContent;
  act(action: Action, world: World, size: Size): Outcome;
  excerpt(world: World): Excerpt;
}

/** Where there is nothing to copy or to save. */
export const NO_EXCERPT: Excerpt = { value: null, filter: null, frames: [] };
