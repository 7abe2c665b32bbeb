import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { LiveStage } from '../live-stage.js';

const FOLDER = join(import.meta.dirname, '../../../fixtures/expect/screens');
const [COMPACT, STANDARD, WIDE] = [{ columns: 80, rows: 24 }, { columns: 100, rows: 30 }, { columns: 160, rows: 45 }];
const DOWN = 'eno3 is down: it is captured once it is up';

/** A capture of which one interface is down and some frames were lost, and the keys that lead to a screen of it. */
const SHOTS: readonly (readonly [name: string, frames: number, keys: string])[] = [
  ['waiting', 0, ''],
  ['overview', 500, ''],
  ['vsis', 500, '2jj'],
  ['packets', 500, '4'],
  ['paused', 500, 'p'],
  ['interfaces', 500, 'I'],
  ['quit', 500, 'q'],
];

describe('screens of a live capture', () => {
  for (const [name, frames, keys] of SHOTS) {
    it.each([COMPACT, STANDARD, WIDE])(`${name} $columns x $rows`, async (size) => {
      const stage = await LiveStage.begin({ size });
      if (frames > 0) stage.live.give(frames);
      await stage.after();
      stage.live.change('eno3', { state: 'waiting', sentence: DOWN, hasCarrier: false });
      stage.live.tell(DOWN);
      await stage.after(61_000);
      if (frames > 0) {
        stage.live.change('eno1', { frames, lost: 7 });
        stage.live.pass(7.5e9);
      }
      await stage.after();
      stage.press(keys);
      if (frames > 0) stage.live.give(20);
      if (name !== 'quit') await stage.after();
      for (const isAscii of size === WIDE ? [false] : [false, true]) {
        const file = join(FOLDER, `live-${name}-${size.columns}x${size.rows}${isAscii ? '.ascii' : ''}.txt`);
        const text = stage.text(isAscii);
        if (process.env['UPDATE_FIXTURES'] === '1') writeFileSync(file, text);
        expect(text).toBe(readFileSync(file, 'utf8'));
      }
      stage.app.quit();
    });
  }
});
