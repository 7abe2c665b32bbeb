import { describe, expect, it } from 'vitest';
import { RULES } from '../../src/rules/index.js';
import { allViews } from '../../src/tui/all-views.js';
import { App } from '../../src/tui/app.js';
import { lineColumns } from '../../src/tui/draw/line.js';
import { Loader } from '../../src/tui/loader.js';
import { dice } from './dice.js';
import { FakeScreen } from './fake-screen.js';
import { RANDOM_KEYS, TYPED } from './random-keys.js';
import { unread } from './stage.js';

const explain = (id: string): (typeof RULES)[number] | null => RULES.find((rule) => rule.id === id) ?? null;

describe('keys without a plan', () => {
  it.each(['demo.pcapng', 'mix-malformed/station.pcap', 'draft-multi/bridge.pcap', 'mix-churn50/station.pcap', 'evb22-1/station.pcap'])('do no harm to the screens of %s', async (name) => {
    const roll = dice(name.length);
    const { state, filtering } = unread(`fixtures/captures/${name}`, name);
    const screen = new FakeScreen();
    const nowMs = (): number => performance.now();
    const saver = (): { label: string; history: string[]; check: () => null; complete: () => { start: number; candidates: [] }; accept: () => null } => ({ label: 'save: ', history: [], check: () => null, complete: () => ({ start: 0, candidates: [] }), accept: () => null });
    const app = new App({ screen, state, views: allViews(explain), loader: new Loader(state.recording, nowMs), filtering, saver, isAscii: false, onRead: () => {}, showText: async () => {}, stopProcess: async () => {}, nowMs });
    const ended = app.run(new AbortController().signal);
    for (let turn = 0; turn < 1000; turn++) {
      if (roll(40) === 0) screen.size = { columns: 20 + roll(231), rows: 5 + roll(76) };
      if (roll(60) === 0) await new Promise((resolve) => setImmediate(resolve));
      if (app.prompt && roll(3) === 0) for (const text of TYPED[roll(TYPED.length)]!) app.press({ name: text, text });
      const key = app.prompt && roll(4) === 0 ? ['enter', 'escape', 'tab', 'up'][roll(4)]! : RANDOM_KEYS[roll(RANDOM_KEYS.length)]!;
      app.press({ name: key, text: [...key].length === 1 ? key : '' });
      expect(screen.lines, `after ${key}`).toHaveLength(screen.size.rows);
      expect(new Set(screen.lines.map(lineColumns)), `after ${key}`).toEqual(new Set([screen.size.columns]));
    }
    app.quit();
    expect(await ended).toBe('quit');
  });
});
