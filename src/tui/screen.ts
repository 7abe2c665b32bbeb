import type { Line } from './draw/line.js';

/** A key as it was pressed. */
export interface Key {
  /** `j`, `G`, `C-d`, `S-tab`, `enter`, `escape`, `pagedown`, `space`, `f1` … */
  readonly name: string;
  /** The character that it types, '' for none. */
  readonly text: string;
}

/** Where the mouse did something, from 0; only told while it is wanted. */
export interface Mouse {
  readonly kind: 'click' | 'wheel-up' | 'wheel-down';
  readonly column: number;
  readonly row: number;
}

export interface Size {
  readonly columns: number;
  readonly rows: number;
}

export interface ScreenEvents {
  readonly key: (key: Key) => void;
  readonly mouse: (mouse: Mouse) => void;
  readonly resize: () => void;
  /** The terminal is gone: nothing can be shown or read any more. */
  readonly gone: () => void;
}

/** What the program draws on. */
export interface Screen {
  readonly size: Size;
  /** From now on tells what happens. */
  listen(events: ScreenEvents): void;
  /** Shows exactly these lines; the text cursor stands at `cursor`, or nowhere. */
  paint(lines: readonly Line[], cursor: { readonly column: number; readonly row: number } | null): void;
  /** The next `paint` draws everything, whatever is thought to be there. */
  forget(): void;
  /** Puts a text on the clipboard of the terminal (OSC 52), also across ssh. */
  copy(text: string): void;
  /** Whether the mouse is listened to; the terminal's own selection does not work meanwhile. */
  useMouse(on: boolean): void;
  /** Gives the terminal back as it was; `enter` takes it again. */
  leave(): void;
  enter(): void;
}
