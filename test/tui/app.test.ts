import { describe, expect, it } from 'vitest';
import { begin, settled } from './app-stage.js';
import { FakeScreen } from './fake-screen.js';

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
    expect([state.lives.count, new Set(state.digest.problems.list.map(({ link }) => link))]).toEqual([1, new Set(['eno2'])]);
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
    expect([app.page, app.view.name]).toEqual([null, 'packets']);
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
