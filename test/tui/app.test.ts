import { describe, expect, it } from 'vitest';
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

interface Stage {
  readonly app: App;
  readonly screen: FakeScreen;
  readonly state: State;
  /** Types texts letter by letter, and keys by their names in angle brackets. */
  readonly type: (...keys: readonly string[]) => void;
  readonly ended: Promise<End>;
  readonly stop: AbortController;
  readonly waits: (() => void)[];
}

async function begin({ path = DEMO, reads = true, screen = new FakeScreen() } = {}): Promise<Stage> {
  const { state, filtering } = unread(path);
  const waits: (() => void)[] = [];
  const wait = (): Promise<void> => new Promise((resolve) => void waits.push(resolve));
  const nowMs = (): number => performance.now();
  const views = Object.fromEntries(VIEWS.map((name): [ViewName, View] => [name, new Numbers(name)])) as Record<ViewName, View>;
  const app = new App({ screen, state, views, loader: new Loader(state.recording, nowMs), filtering, saver: () => ({ label: 'save: ', history: [], check: () => null, complete: () => ({ start: 0, candidates: [] }), accept: () => 'no' }), isAscii: false, showText: wait, stopProcess: wait, nowMs });
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

const settled = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 150));

describe('moving between views', () => {
  it('by their numbers, and back the same way', async () => {
    const { app, type, screen } = await begin();
    type('5', '2', '<enter>');
    expect(app.view.name).toBe('packets');
    expect(screen.text).toContain('[4 Packets]');
    type('<escape>');
    expect(app.view.name).toBe('vsis');
    type('q');
    expect(app.view.name).toBe('problems');
    type('<backspace>', '<escape>');
    expect(app.view.name).toBe('overview');
    expect(screen.foot).toContain('this is the first view');
    app.quit();
  });

  it('q in the first view quits, Q everywhere', async () => {
    const first = await begin();
    first.type('q');
    expect(await first.ended).toBe('quit');
    const second = await begin();
    second.type('4', 'Q');
    await second.ended;
  });

  it('a signal ends it; nothing is drawn afterwards', async () => {
    const { app, screen, ended, stop } = await begin();
    app.work();
    stop.abort(143);
    expect(await ended).toBe('stopped');
    const { paints } = screen;
    await settled();
    expect(screen.paints).toBe(paints);
  });
});

describe('the filter', () => {
  it('leaves what it matches, and is kept from view to view', async () => {
    const { type, screen, app, state } = await begin();
    type('/', 'link == eno2', '<enter>');
    await settled();
    const count = state.frames.count;
    expect(count).toBeGreaterThan(3);
    expect(count).toBeLessThan(100);
    expect(screen.text).toContain(`overview: ${count} shown`);
    type('2');
    expect(screen.text).toContain(`vsis: ${count} shown`);
    expect([state.lives.count, state.digest.problems.list.map(({ link }) => link)]).toEqual([1, ['eno2']]);
    type('/', '<C-u>', '<enter>');
    expect(state.frames.count).toBe(845);
    app.quit();
  });

  it('says what is wrong and stays open', async () => {
    const { type, screen, app, state } = await begin();
    type('/', 'linc == eno2', '<enter>');
    expect(screen.foot).toContain('/linc == eno2');
    expect(screen.foot).toContain('unknown field linc, did you mean link?');
    expect(state.filter).toBe('');
    type('<escape>');
    expect(screen.foot).toContain('/ Filter');
    app.quit();
  });

  it('is what a view asks for', async () => {
    const { type, state, app } = await begin();
    type('o');
    expect([app.view.name, state.filter]).toEqual(['vsis', 'link == eno2']);
    app.quit();
  });
});

describe('commands', () => {
  it('go to a frame by its number', async () => {
    const { type, screen, app } = await begin();
    type(':', 'goto 427', '<enter>', 'y');
    expect(screen.copied).toEqual(['427']);
    type(':', '465', '<enter>', 'Y');
    expect(screen.copied.at(-1)).toBe('frame == 465');
    type(':', 'goto 1', '<enter>');
    // Wrong ones stay open.
    expect(screen.foot).toContain(':goto 1');
    app.quit();
  });

  it('change settings', async () => {
    const { type, state, screen, app } = await begin();
    type(':', 'set expect 20', '<enter>', ':', 'set time start', '<enter>', ':', 'set mouse on', '<enter>');
    expect([state.settings.expect, state.settings.time, screen.mouse]).toEqual([20, 'start', true]);
    app.quit();
  });

  it('are completed', async () => {
    const { type, screen, app } = await begin();
    type(':', 'fil', '<tab>', '<space>', 'vdp.typ', '<tab>');
    expect(screen.foot).toContain(':filter vdp.type');
    app.quit();
  });
});

describe('finding', () => {
  it('goes on with n and back with N', async () => {
    const { type, screen, app } = await begin();
    const copied = async (...keys: readonly string[]): Promise<string> => {
      type(...keys);
      await settled();
      type('y');
      return screen.copied.at(-1)!;
    };
    const first = await copied('<C-f>', '/^42.$/', '<enter>');
    const second = await copied('n');
    expect([first, second].every((no) => /^42.$/.test(no))).toBe(true);
    expect(Number(second)).toBeGreaterThan(Number(first));
    expect(await copied('N')).toBe(first);
    type('<C-f>', 'nowhere', '<enter>');
    await settled();
    expect(screen.foot).toContain('nowhere: not found');
    app.quit();
  });
});

describe('what belongs to no view', () => {
  it('copies the value, then the frame', async () => {
    const { type, screen, app } = await begin();
    type('y', 'y', 'j', 'y');
    expect(screen.copied).toEqual(['6', 'c0ffee', '13']);
    expect(screen.foot).toContain('copied to the clipboard');
    app.quit();
  });

  it('walks errors from anywhere', async () => {
    const { type, state, app, screen } = await begin();
    type('e');
    const first = state.focus.finding!;
    expect(state.digest.problems.list[first]!.severity).toBe('error');
    expect(app.view.name).toBe('ladder');
    type('e', 'E');
    expect(state.focus.finding).toBe(first);
    type('E');
    expect(screen.foot).toContain('no earlier error');
    app.quit();
  });

  it('marks places with letters', async () => {
    const { type, state, app, screen } = await begin();
    state.focus.frame = 7;
    type('4', 'm', 'a', '1');
    state.focus.frame = null;
    type("'", 'a');
    expect([app.view.name, state.focus.frame]).toEqual(['packets', 7]);
    type("'", 'b');
    expect(screen.foot).toContain('nothing was marked b');
    app.quit();
  });

  it('shows help until any key that means nothing there', async () => {
    const { type, screen, app } = await begin();
    type('?');
    expect(screen.text).toContain('LADDER');
    type('/', 'suspend', '<enter>');
    expect(screen.text).toContain('Ctrl-Z');
    expect(screen.text).not.toContain('LADDER');
    type('<escape>');
    expect(screen.text).toContain('frame 6');
    type('?', '4');
    expect([app.help, app.view.name]).toEqual([null, 'packets']);
    app.quit();
  });

  it('leaves the terminal to others meanwhile', async () => {
    const { type, screen, app, waits } = await begin();
    type('!');
    expect(screen.isAway).toBe(true);
    const before = screen.paints;
    app.paint();
    expect(screen.paints).toBe(before);
    waits[0]!();
    await settled();
    expect([screen.isAway, screen.paints > before]).toEqual([false, true]);
    app.quit();
  });

  it('tells how small the terminal is', async () => {
    const screen = new FakeScreen(50, 10);
    const { app } = await begin({ screen });
    expect(screen.text).toContain('Terminal is 50 x 10, views need 60 x 15.');
    expect(screen.lines).toHaveLength(10);
    screen.size = { columns: 60, rows: 15 };
    screen.events!.resize();
    expect(screen.text).toContain('frame 6');
    app.quit();
  });
});

describe('while it is read', () => {
  it('a paused screen stays as it is, and says how many frames wait', async () => {
    const { type, app, screen, state } = await begin({ reads: false });
    type('p');
    while (app.loader.isReading) await new Promise((resolve) => setTimeout(resolve, 1));
    app.paint();
    expect(screen.text).toContain('PAUSED +845');
    expect(state.frames.count).toBe(0);
    type('p');
    expect(state.frames.count).toBe(845);
    app.quit();
  });

  it('Esc stops the reading, and what was read is shown', async () => {
    const { type, app, screen } = await begin({ reads: false });
    expect(screen.foot).toContain('Esc stops');
    type('<escape>');
    expect(app.loader.isStopped).toBe(true);
    expect(screen.foot).toContain('reading was stopped');
    app.quit();
  });

  it('F follows the newest, until the selection goes up', async () => {
    const { type, app, screen } = await begin({ reads: false });
    type('F');
    while (app.loader.isReading) await new Promise((resolve) => setTimeout(resolve, 1));
    await settled();
    expect(screen.text).toContain('FOLLOW');
    expect(screen.text).toContain('frame 991');
    type('k');
    expect(screen.text).not.toContain('FOLLOW');
    app.quit();
  });

  it('ends where nothing can be read, and tells what is damaged', async () => {
    const missing = await begin({ path: 'no/such/file' });
    await missing.ended;
    expect(missing.state.recording.source.problems).toHaveLength(1);
  });
});
