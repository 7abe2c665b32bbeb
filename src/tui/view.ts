import type { Line } from './draw/line.js';
import type { Action, ViewName } from './keymap.js';
import type { Pattern } from './pattern.js';
import type { Size } from './screen.js';
import type { World } from './world.js';

/** What came of a key. */
export type Outcome =
  /** Nothing: the key has no meaning here and now. */
  | 'ignored'
  | 'done'
  /** Another view is to be shown; Esc comes back. */
  | { readonly open: ViewName }
  /** Something to tell on the line above the last one. */
  | { readonly say: string }
  /** The display filter is to be this; another view may be opened with it. */
  | { readonly filter: string; readonly open?: ViewName };

/** What a view saves or copies. */
export interface Excerpt {
  /** The value under the cursor, and a filter for it. */
  readonly value: string | null;
  readonly filter: string | null;
  /** What a second `y` copies: a frame as hex digits. */
  readonly hex?: string | null;
  /** Ids of the rows of the frame store that are meant: the marked or listed ones, a life's, the evidence of a finding. */
  readonly frames: readonly number[];
  /** The rows of its table as texts, titles first, for CSV; sanitized. The frames without it. */
  readonly table?: () => Iterable<readonly string[]>;
  /** Its rows as the events of `--json`; the frames without it. */
  readonly events?: () => Iterable<object>;
  /** All of it as lines of text, sanitized; what is on the screen without it. */
  readonly lines?: () => Iterable<string>;
}

/** One way of looking at the recording. */
export interface View {
  readonly name: ViewName;
  /** Actions of the last line, the most used first. */
  readonly hints: readonly Action[];
  /** Takes note of what has changed since it was drawn, before it is drawn: selections and scrolling. */
  settle(world: World, size: Size): void;
  /** Exactly `size.rows` lines of `size.columns` columns. Changes nothing. */
  draw(world: World, size: Size): readonly Line[];
  /** What stands on the right of the first line, after the counters. */
  status(world: World): string;
  act(action: Action, world: World, size: Size): Outcome;
  excerpt(world: World): Excerpt;
  /** Goes to the row or frame of that number; what went wrong, null for nothing. */
  goTo(number: number, world: World): string | null;
  /** Selects the newest row, where it has any. */
  toNewest(world: World): void;
  /** Looks for a row behind the selected one (before it where `isBackwards`) and selects it; yields now and then. True where one was found. */
  search(pattern: Pattern, isBackwards: boolean, world: World): Generator<void, boolean>;
}
