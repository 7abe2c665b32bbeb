import { createRequire } from 'node:module';
import type { ReadStream, WriteStream } from 'node:tty';
import { width } from '../text/width.js';
import { STYLES, type Line, type Style } from './draw/line.js';
import { toAscii } from './glyphs.js';
import type { Key, Screen, ScreenEvents, Size } from './screen.js';
import { themeOf, type Look, type ThemeName } from './theme.js';

export interface TerminalOptions {
  readonly input: ReadStream;
  readonly output: WriteStream;
  /** As TERM has it. */
  readonly type: string;
  readonly isAscii: boolean;
  readonly theme: ThemeName | null;
}

/** A cell of blessed's screen: its look in one number, its character. */
type BlessedCell = [number, string];

/** What blessed has and its types lack. */
interface BlessedScreen {
  lines: (BlessedCell[] & { dirty: boolean })[];
  draw(start: number, end: number): void;
  alloc(dirty?: boolean): void;
  enter(): void;
  leave(): void;
  destroy(): void;
  readonly tput: { readonly colors: number };
  readonly program: {
    on(event: string, handler: (...values: never[]) => void): void;
    useBuffer: boolean;
    flush(): void;
    cup(row: number, column: number): void;
    showCursor(): void;
    hideCursor(): void;
    enableMouse(): void;
    disableMouse(): void;
    _write(text: string): void;
  };
}

const PRINTABLE = /^[ -~]$/;
const DEFAULT_COLOUR = 0x1ff;
const FLAGS = { bold: 1, underline: 2, inverse: 8 } as const;

/** A look as blessed packs it: flags, foreground, background. */
function packed({ fg, bg, bold, underline, inverse }: Look): number {
  const flags = (bold ? FLAGS.bold : 0) | (underline ? FLAGS.underline : 0) | (inverse ? FLAGS.inverse : 0);
  return (flags << 18) | ((fg < 0 ? DEFAULT_COLOUR : fg) << 9) | (bg < 0 ? DEFAULT_COLOUR : bg);
}

/** Blessed misreads the newer terminfo files of these, which are xterms for all that is used here. */
function known(type: string): string {
  return /^(screen|tmux)/.test(type) ? 'xterm-256color' : type;
}

function themeFor(colours: number): ThemeName {
  if (colours >= 256) return 'dark';
  return colours >= 16 ? '16' : colours >= 8 ? '8' : 'none';
}

/** Opens the terminal: the only function that knows blessed, which is loaded when it is called. */
export function openTerminal(options: TerminalOptions): Screen {
  // All of blessed is many widgets: this is the screen alone.
  const screenOf = createRequire(import.meta.url)('blessed/lib/widgets/screen.js') as (options: object) => BlessedScreen;
  const { input, output, type, isAscii } = options;
  // Its borders and its way with other alphabets are the terminal's alternate charset: never wanted here.
  process.env['NCURSES_NO_UTF8_ACS'] = '1';
  // It would ask tmux for its version, for nothing that is used here.
  const tmux = process.env['TMUX'];
  delete process.env['TMUX'];
  const screen = screenOf({ input, output, terminal: known(type), forceUnicode: !isAscii, useBCE: true, resizeTimeout: 0 });
  if (tmux !== undefined) process.env['TMUX'] = tmux;
  return new Terminal(screen, options);
}

/** A terminal, by blessed as screen buffer and for its keys. */
class Terminal implements Screen {
  readonly #screen: BlessedScreen;
  readonly #output: WriteStream;
  readonly #input: ReadStream;
  readonly #isAscii: boolean;
  readonly #attributes: Readonly<Record<Style, number>>;
  #hasMouse = false;
  /** What was typed before somebody listened. */
  readonly #early: Key[] = [];
  #onKey: (key: Key) => void = (key) => void this.#early.push(key);
  #hasCursor = false;

  constructor(screen: BlessedScreen, { input, output, isAscii, theme }: TerminalOptions) {
    this.#screen = screen;
    this.#output = output;
    this.#input = input;
    this.#isAscii = isAscii;
    const looks = themeOf(theme ?? themeFor(this.#screen.tput.colors));
    this.#attributes = Object.fromEntries(STYLES.map((style) => [style, packed(looks[style])])) as Record<Style, number>;
    this.#screen.program.on('keypress', (text: string | undefined, { full }: { readonly full: string }) => {
      // It tells of Enter twice.
      if (full !== 'return') this.#onKey(keyOf(full, text ?? ''));
    });
    input.setRawMode(true);
    input.resume();
  }

  get size(): Size {
    return { columns: this.#output.columns || 80, rows: this.#output.rows || 24 };
  }

  listen({ key, mouse, resize, gone }: ScreenEvents): void {
    const { program } = this.#screen;
    this.#onKey = key;
    for (const early of this.#early.splice(0)) key(early);
    program.on('mouse', ({ action, x, y }: { readonly action: string; readonly x: number; readonly y: number }) => {
      const kind = action === 'mousedown' ? 'click' : action === 'wheelup' ? 'wheel-up' : action === 'wheeldown' ? 'wheel-down' : null;
      if (kind) mouse({ kind, column: x, row: y });
    });
    program.on('resize', resize);
    for (const stream of [this.#input, this.#output]) {
      stream.on('error', gone);
      stream.on('close', gone);
    }
    this.#input.on('end', gone);
  }

  paint(lines: readonly Line[], cursor: { readonly column: number; readonly row: number } | null): void {
    const screen = this.#screen;
    const { columns, rows } = this.size;
    // A resize that was not told yet.
    if (screen.lines.length !== rows || screen.lines[0]?.length !== columns) screen.alloc(true);
    if (this.#hasCursor) screen.program.hideCursor();
    this.#hasCursor = cursor !== null;
    for (const [row, spans] of (this.#isAscii ? toAscii(lines) : lines).entries()) this.#put(row, spans);
    screen.draw(0, screen.lines.length - 1);
    if (cursor) {
      screen.program.cup(cursor.row, cursor.column);
      screen.program.showCursor();
    }
    screen.program.flush();
  }

  forget(): void {
    this.#screen.alloc(true);
  }

  copy(text: string): void {
    this.#screen.program._write(`\x1b]52;c;${Buffer.from(text).toString('base64')}\x07`);
    this.#screen.program.flush();
  }

  useMouse(on: boolean): void {
    if (on === this.#hasMouse) return;
    this.#hasMouse = on;
    if (on) this.#screen.program.enableMouse();
    else this.#screen.program.disableMouse();
    this.#screen.program.flush();
  }

  leave(): void {
    if (this.#hasMouse) this.#screen.program.disableMouse();
    this.#screen.leave();
    this.#screen.program.flush();
    if (!this.#input.destroyed) this.#input.setRawMode(false);
    this.#input.pause();
  }

  enter(): void {
    this.#input.setRawMode(true);
    this.#input.resume();
    this.#screen.enter();
    if (this.#hasMouse) this.#screen.program.enableMouse();
    this.forget();
  }

  #put(row: number, spans: Line): void {
    const cells = this.#screen.lines[row];
    if (!cells) return;
    let column = 0;
    for (const { text, style } of spans) {
      const attribute = this.#attributes[style];
      for (const drawn of text) {
        const cell = cells[column++];
        if (!cell) break;
        // What is typed comes here as it is: a wider character would shift all behind it.
        const character = PRINTABLE.test(drawn) || width(drawn) === 1 ? drawn : '?';
        if (cell[0] === attribute && cell[1] === character) continue;
        cell[0] = attribute;
        cell[1] = character;
        cells.dirty = true;
      }
    }
  }
}

const SHIFTED = /^S-([a-z])$/;

/** Blessed writes `S-g` for G, and has no name for what it does not know. */
function keyOf(full: string, text: string): Key {
  const shifted = SHIFTED.exec(full);
  const isTyped = text.length > 0 && text >= ' ' && text !== '\x7f';
  const name = shifted ? shifted[1]!.toUpperCase() : full === ' ' ? 'space' : full;
  return { name, text: isTyped && !full.startsWith('C-') && !full.startsWith('M-') ? text : '' };
}
