import { describe, expect, it } from 'vitest';
import { line, type Line } from '../../src/tui/draw/line.js';
import { selectAt } from '../../src/tui/select-at.js';

/** A list whose rows stand on some lines of a screen. */
function list(rows: readonly number[], selected: number): { readonly picture: () => Line[]; readonly act: (action: 'up' | 'down') => void; readonly at: () => number } {
  let index = rows.indexOf(selected);
  return {
    picture: () => Array.from({ length: 20 }, (_, row) => line('x', rows[index] === row ? 'selected' : 'plain')),
    act: (action) => (index = Math.max(0, Math.min(rows.length - 1, index + (action === 'down' ? 1 : -1)))),
    at: () => rows[index]!,
  };
}

describe('a click', () => {
  it.each([
    [[3, 4, 5, 6, 7], 3, 6, 6],
    [[3, 4, 5, 6, 7], 7, 4, 4],
    [[3, 4, 5, 6, 7], 5, 5, 5],
    // Beyond the ends, and on a line between the rows.
    [[3, 4, 5, 6, 7], 5, 15, 7],
    [[3, 4, 5, 6, 7], 5, 0, 3],
    [[3, 5, 7, 9], 3, 6, 7],
    [[3, 5, 7, 9], 9, 6, 5],
  ])('on rows %j from %i at %i selects %i', (rows, from, clicked, wanted) => {
    const { picture, act, at } = list(rows, from);
    selectAt(clicked, picture, act);
    expect(at()).toBe(wanted);
  });

  it('does nothing where nothing can be selected', () => {
    selectAt(4, () => [line('x')], () => expect.unreachable());
  });
});
