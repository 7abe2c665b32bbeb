import { App, type End } from '../../src/tui/app.js';
import { line, restyled, type Line } from '../../src/tui/draw/line.js';
import { VIEWS, type Action, type ViewName } from '../../src/tui/keymap.js';
import { Loader } from '../../src/tui/loader.js';
import type { Pattern } from '../../src/tui/pattern.js';
import type { Size } from '../../src/tui/screen.js';
import { Selection } from '../../src/tui/selection.js';
import type { State } from '../../src/tui/state.js';
import type { Excerpt, Outcome, View } from '../../src/tui/view.js';
import type { World } from '../../src/tui/world.js';
import { FakeScreen } from './fake-screen.js';
import { DEMO, unread } from './stage.js';

/** A view that lists the numbers of the frames. */
class Numbers implements View {
  readonly hints: readonly Action[] = ['filter', 'quit'];
  readonly selection = new Selection();
  readonly name: ViewName;

  constructor(name: ViewName) {
    this.name = name;
  }

  settle({ frames }: World, { rows }: Size): void {
    this.selection.settle(frames, rows);
  }

  draw({ frames, recording }: World, { rows }: Size): Line[] {
    const shown = Math.min(rows, frames.count - this.selection.top);
    return Array.from({ length: Math.max(0, shown) }, (_, row) => {
      const id = frames.idAt(this.selection.top + row);
      const text = line(`frame ${recording.frames.row(id)!.no}`);
      return id === this.selection.id ? restyled(text, 'selected') : text;
    });
  }

  status({ frames }: World): string {
    return `${this.name}: ${frames.count} shown`;
  }

  act(action: Action, { frames }: World, { rows }: Size): Outcome {
    if (action === 'enter') return { open: 'packets' };
    if (action === 'order') return { filter: 'link == eno2', open: 'vsis' };
    return this.selection.act(action, frames, rows) ? 'done' : 'ignored';
  }

  excerpt({ recording }: World): Excerpt {
    const row = recording.frames.row(this.selection.id ?? -1);
    return { value: row && String(row.no), filter: row && `frame == ${row.no}`, hex: 'c0ffee', frames: [] };
  }

  goTo(number: number, { frames, recording }: World): string | null {
    const id = recording.frames.idOf(number);
    if (id === null) return `no control frame ${number}`;
    this.selection.to(frames, frames.nearest(id));
    return null;
  }

  toNewest({ frames }: World): void {
    this.selection.to(frames, Infinity);
  }

  *search(pattern: Pattern, isBackwards: boolean, { frames, recording }: World): Generator<void, boolean> {
    const step = isBackwards ? -1 : 1;
    for (let at = this.selection.index(frames) + step; at >= 0 && at < frames.count; at += step) {
      if (pattern.inText(String(recording.frames.row(frames.idAt(at))!.no))) {
        this.selection.to(frames, at);
        return true;
      }
      yield;
    }
    return false;
  }
}

/** The app on a screen in memory. */
export interface AppStage {
  readonly app: App;
  readonly screen: FakeScreen;
  readonly state: State;
  /** Types texts letter by letter, and keys by their names in angle brackets. */
  readonly type: (...keys: readonly string[]) => void;
  readonly ended: Promise<End>;
  readonly stop: AbortController;
  readonly waits: (() => void)[];
}

/** Begins the app, whose views are lists of numbers; reads the capture to its end unless told not to. */
export async function begin({ path = DEMO, reads = true, screen = new FakeScreen() } = {}): Promise<AppStage> {
  const { state, filtering } = unread(path);
  const waits: (() => void)[] = [];
  const wait = (): Promise<void> => new Promise((resolve) => void waits.push(resolve));
  const nowMs = (): number => performance.now();
  const views = Object.fromEntries(VIEWS.map((name): [ViewName, View] => [name, new Numbers(name)])) as Record<ViewName, View>;
  const app = new App({ screen, state, views, loader: new Loader(state.recording, nowMs), filtering, saver: () => ({ label: 'save: ', history: [], check: () => null, complete: () => ({ start: 0, candidates: [] }), accept: () => 'no' }), isAscii: false, onRead: () => {}, showText: wait, stopProcess: wait, nowMs });
  const stop = new AbortController();
  const ended = app.run(stop.signal);
  while (reads && app.loader.isReading) await new Promise((resolve) => setTimeout(resolve, 1));
  const type = (...keys: readonly string[]): void => {
    for (const key of keys) {
      const name = /^<(.+)>$/.exec(key)?.[1];
      if (name) app.press({ name, text: name === 'space' ? ' ' : '' });
      else for (const text of key) app.press({ name: text === ' ' ? 'space' : text, text });
    }
  };
  return { app, screen, state, type, ended, stop, waits };
}

/** Filters and searches have come to their end, and were painted. */
export const settled = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 150));
