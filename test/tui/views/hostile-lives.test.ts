import { describe, expect, it } from 'vitest';
import type { VsiLife } from '../../../src/model/vsi.js';
import { width } from '../../../src/text/width.js';
import { LadderView } from '../../../src/tui/views/ladder.js';
import { VsisView } from '../../../src/tui/views/vsis.js';
import { DEMO, shown, stage } from '../stage.js';

const HOSTILE = '\x1b]52;c;eA==\x07\x1b[31m{red-fg}\n\r\t\u0085\u009b\u202eabc\u200b界🎉é';

describe('names and links from the wire', () => {
  it('reach the screen without control characters, each of them one column wide', async () => {
    const state = await stage(DEMO);
    const { analysis } = state.recording;
    const life = analysis.life.bind(analysis);
    Object.assign(analysis, {
      life: (id: number): VsiLife | null => {
        const one = life(id);
        return one && { ...one, name: HOSTILE, link: one.link === 'eno8' ? HOSTILE : one.link, manager: Buffer.from(HOSTILE).subarray(0, 16) };
      },
    });
    state.focus.life = 13;
    for (const view of [new VsisView(), new LadderView()]) {
      for (const size of [{ columns: 60, rows: 12 }, { columns: 100, rows: 27 }, { columns: 160, rows: 42 }]) {
        const text = `${shown(view, state, size).join('\n')}\n${view.status(state)}`;
        expect(text).toContain('red');
        expect(text).not.toMatch(/[\x00-\x09\x0b-\x1f\x7f-\x9f\u200b\u202e]/);
        expect([...text].filter((character) => character !== '\n' && width(character) !== 1)).toEqual([]);
      }
      expect([...(view.excerpt(state).lines?.() ?? [])].join('')).not.toContain('\x1b');
    }
  });
});
