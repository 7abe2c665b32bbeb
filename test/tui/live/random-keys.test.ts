import { describe, expect, it } from 'vitest';
import { lineColumns } from '../../../src/tui/draw/line.js';
import { dice } from '../dice.js';
import { RANDOM_KEYS, TYPED } from '../random-keys.js';
import { LiveStage } from '../live-stage.js';

describe('keys without a plan, while frames come in', () => {
  it.each(['demo.pcapng', 'mix-churn50/station.pcap'])('do no harm to the screens of %s', async (name) => {
    const roll = dice(name.length);
    const stage = await LiveStage.begin({ path: `fixtures/captures/${name}`, names: ['eno1', 'eno2'] });
    const { app, screen, live } = stage;
    for (let turn = 0; turn < 700; turn++) {
      if (roll(40) === 0) screen.size = { columns: 20 + roll(231), rows: 5 + roll(76) };
      if (roll(5) === 0) live.give(1 + roll(10));
      if (roll(30) === 0) live.change('eno2', roll(2) === 0 ? { state: 'waiting', sentence: 'eno2 is down' } : { state: 'capturing', sentence: null, lost: roll(1000) });
      if (roll(50) === 0) live.tell('something \u202e happened\x1b[31m');
      if (roll(10) === 0) await stage.after(roll(3000));
      if (app.prompt && roll(3) === 0) for (const text of TYPED[roll(TYPED.length)]!) app.press({ name: text, text });
      const key = app.prompt && roll(4) === 0 ? ['enter', 'escape', 'tab', 'up'][roll(4)]! : RANDOM_KEYS[roll(RANDOM_KEYS.length)]!;
      app.press({ name: key, text: [...key].length === 1 ? key : '' });
      expect(screen.lines, `after ${key}`).toHaveLength(screen.size.rows);
      expect(new Set(screen.lines.map(lineColumns)), `after ${key}`).toEqual(new Set([screen.size.columns]));
    }
    app.quit();
    expect(await stage.ended).toBe('quit');
  });
});
