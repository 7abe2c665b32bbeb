import { setImmediate as nextTurn } from 'node:timers/promises';
import { Actions } from './actions.js';
import type { Filtering } from './filtering.js';
import { Finder } from './finder.js';
import { KeyReader } from './key-reader.js';
import { VIEWS, type ViewName } from './keymap.js';
import { Pulse } from './live/pulse.js';
import type { Loader } from './loader.js';
import type { Page } from './page.js';
import { pictureOf } from './picture.js';
import { selectAt } from './select-at.js';
import { plainScreen } from './plain-screen.js';
import type { Prompt, Question } from './prompt.js';
import type { Key, Mouse, Screen } from './screen.js';
import type { State } from './state.js';
import type { View } from './view.js';

/** How often what is read may redraw the screen. */
const REDRAW_MS = 100;
/** While a capture is live somebody waits for each frame. */
const LIVE_REDRAW_MS = 40;
/** How long a turn of filtering may keep the keyboard waiting. */
const WORK_MS = 6;
/** How long a filter may keep the screen waiting that was just asked for. */
const NOW_MS = 30;
/** Making the digest must not take more than this share of the time. */
const DIGEST_SHARE = 0.1;
const SECOND_INTERRUPT_MS = 1000;
/** What was refreshed less than that ago by what was read need not be refreshed because time has passed. */
const BEAT_REST_MS = 900;

/** What the terminal UI is made of. */
export interface AppParts {
  readonly screen: Screen;
  readonly state: State;
  readonly views: Readonly<Record<ViewName, View>>;
  readonly loader: Loader;
  readonly filtering: Filtering;
  /** The question that `s` asks. */
  readonly saver: (app: App) => Question;
  readonly isAscii: boolean;
  /** Prints on the normal screen and waits for Enter. */
  readonly showText: (text: string) => Promise<void>;
  /** Everything was read, and painted. */
  readonly onRead: () => void;
  /** Stops the process, as Ctrl-Z does; goes on with `fg`. */
  readonly stopProcess: () => Promise<void>;
  readonly nowMs: () => number;
}

/** How the screens ended: by a key, by Ctrl-C while something was still read, by a signal, or because the terminal went away. */
export type End = 'quit' | 'interrupted' | 'stopped' | 'gone';

/** The terminal UI: keys and what is read come in, lines go out. */
export class App {
  readonly screen: Screen;
  readonly state: State;
  readonly loader: Loader;
  readonly filtering: Filtering;
  readonly saver: (app: App) => Question;
  readonly finder: Finder;
  /** What was typed before, the newest last. */
  readonly histories: Readonly<Record<'filter' | 'find' | 'command' | 'save', string[]>> = { filter: [], find: [], command: [], save: [] };
  readonly #parts: AppParts;
  readonly #keys = new KeyReader();
  readonly #actions: Actions;
  readonly pulse: Pulse;
  readonly #nowMs: () => number;
  readonly #trail: ViewName[] = [];
  #view: View;
  #isAway = false;
  #isBusy = false;
  #paintTimer: NodeJS.Timeout | null = null;
  #refreshTimer: NodeJS.Timeout | null = null;
  #refreshedMs = -Infinity;
  #refreshCostMs = 0;
  #interruptedMs = -Infinity;
  #end: (end: End) => void = () => {};
  /** What is shown instead of the view. */
  page: Page | null = null;
  prompt: Prompt | null = null;
  /** What the last line tells until the next key. */
  message = '';
  isFollowing: boolean;

  constructor(parts: AppParts) {
    this.#parts = parts;
    this.screen = parts.screen;
    this.state = parts.state;
    this.isFollowing = parts.state.isLive;
    this.loader = parts.loader;
    this.filtering = parts.filtering;
    this.saver = parts.saver;
    this.#nowMs = parts.nowMs;
    this.#view = parts.views.overview;
    this.finder = new Finder(this, parts.nowMs);
    this.#actions = new Actions(this);
    this.pulse = new Pulse(this);
  }

  get view(): View {
    return this.#view;
  }

  /** Shows everything until it is quit, `stop` is aborted or the terminal is gone. */
  async run(stop: AbortSignal): Promise<End> {
    const ended = new Promise<End>((resolve) => {
      this.#end = resolve;
    });
    stop.addEventListener('abort', () => this.#end('stopped'));
    this.screen.listen({
      key: (key) => this.press(key),
      mouse: (mouse) => this.#onMouse(mouse),
      resize: () => this.paint(),
      gone: () => this.#end('gone'),
    });
    this.paint();
    void this.loader.run(() => this.#onRead());
    if (this.state.isLive) this.pulse.start();
    const end = stop.aborted ? 'stopped' : await ended;
    // What still works on must not draw on a screen that is others' again.
    this.#isAway = true;
    clearTimeout(this.#paintTimer ?? undefined);
    clearTimeout(this.#refreshTimer ?? undefined);
    this.pulse.stop();
    this.loader.stop();
    return end;
  }

  quit(): void {
    this.#end('quit');
  }

  /** Ends as a program that was interrupted, where it was. */
  interrupt(): void {
    this.#end('interrupted');
  }

  /** A second of a live capture has passed. */
  catchUp(): void {
    if (this.#isAway) return;
    if (this.#nowMs() - this.#refreshedMs >= BEAT_REST_MS) this.#refreshNow();
    else this.#paintSoon();
  }

  /** Takes a key, and shows what came of it. */
  press(key: Key): void {
    if (key.name === 'C-c' && this.#isSecondInterrupt()) return this.interrupt();
    this.message = '';
    if (this.prompt) {
      if (this.prompt.key(key)) this.prompt = null;
    } else {
      const command = this.#keys.read(key, this.#view.name);
      if (command) this.#actions.act(command);
      else if (this.#keys.isWaiting) this.message = 'a letter…';
    }
    this.paint();
    this.work();
  }

  /** Shows another view; `back` returns. */
  open(name: ViewName): void {
    if (name === this.#view.name) return;
    this.#trail.push(this.#view.name);
    if (this.#trail.length > 2 * VIEWS.length) this.#trail.shift();
    this.#view = this.#parts.views[name];
  }

  /** Returns to the view before; false where there is none. */
  back(): boolean {
    const name = this.#trail.pop();
    if (name === undefined) return false;
    this.#view = this.#parts.views[name];
    return true;
  }

  /** Null: the filter was checked. */
  applyFilter(text: string): null {
    return this.#actions.filter(text);
  }

  /** Tells something on the last line, whenever it comes. */
  say(text: string): void {
    this.message = text;
    this.paint();
  }

  /** This screen on the normal one, as plain text: for the mouse of the terminal. */
  showPlain(): void {
    const text = plainScreen(pictureOf(this, this.screen.size).lines, this.#parts.isAscii);
    void this.#leave(() => this.#parts.showText(text));
  }

  suspend(): void {
    void this.#leave(this.#parts.stopProcess);
  }

  /** Takes notice of what was read, and of settings. */
  refresh(): void {
    const startMs = this.#nowMs();
    this.state.refresh();
    if (this.isFollowing) this.#view.toNewest(this.state);
    this.#refreshedMs = this.#nowMs();
    this.#refreshCostMs = this.#refreshedMs - startMs;
    if (this.state.isLive) this.workNow();
    else this.work();
  }

  paint(): void {
    if (this.#isAway) return;
    clearTimeout(this.#paintTimer ?? undefined);
    this.#paintTimer = null;
    const { lines, cursor } = pictureOf(this, this.screen.size);
    this.screen.paint(lines, cursor);
  }

  /** Gives the terminal to something else for a while. */
  async #leave(meanwhile: () => Promise<void>): Promise<void> {
    this.#isAway = true;
    this.screen.leave();
    await meanwhile();
    this.screen.enter();
    this.#isAway = false;
    this.paint();
  }

  /** The wheel moves the selection, a click selects: only while the mouse is wanted. */
  #onMouse({ kind, row }: Mouse): void {
    if (kind === 'click') selectAt(row, () => pictureOf(this, this.screen.size).lines, (action) => this.#actions.act({ action, letter: '' }));
    else this.#actions.act({ action: kind === 'wheel-up' ? 'up' : 'down', letter: '' });
    this.paint();
  }

  /** Lets a filter do what it can before the next key: of most captures, everything. */
  workNow(): void {
    this.state.work(this.#nowMs, this.#nowMs() + NOW_MS);
    this.work();
  }

  /** Lets filters go on, in short turns. */
  work(): void {
    if (this.#isBusy) return;
    this.#isBusy = true;
    void this.#workOn();
  }

  async #workOn(): Promise<void> {
    while (this.state.work(this.#nowMs, this.#nowMs() + WORK_MS)) {
      this.#paintSoon();
      await nextTurn();
    }
    this.#isBusy = false;
    this.#paintSoon();
  }

  #paintSoon(): void {
    this.#paintTimer ??= setTimeout(() => this.paint(), REDRAW_MS);
  }

  /** Some more was read, or the last of it. */
  #onRead(): void {
    if (!this.loader.isReading) {
      clearTimeout(this.#refreshTimer ?? undefined);
      if (!this.state.isPaused) this.state.settle();
      this.#tellProblems();
      this.#refreshNow();
      this.#parts.onRead();
      return;
    }
    const dueMs = this.#refreshedMs + Math.max(this.state.isLive ? LIVE_REDRAW_MS : REDRAW_MS, this.#refreshCostMs / DIGEST_SHARE);
    this.#refreshTimer ??= setTimeout(() => this.#refreshNow(), Math.max(0, dueMs - this.#nowMs()));
  }

  /** What could not be read; where that is everything there is nothing to be shown. */
  #tellProblems(): void {
    const { frames, problems } = this.state.recording.source;
    const [first] = problems;
    if (!first) return;
    if (frames === 0) return this.quit();
    this.message = `${first.message}${problems.length > 1 ? ` (and ${problems.length - 1} more)` : ''}`;
  }

  #refreshNow(): void {
    this.#refreshTimer = null;
    if (!this.state.isPaused) this.refresh();
    this.paint();
  }

  #isSecondInterrupt(): boolean {
    const isSecond = this.#nowMs() - this.#interruptedMs < SECOND_INTERRUPT_MS;
    this.#interruptedMs = this.#nowMs();
    return isSecond;
  }
}
