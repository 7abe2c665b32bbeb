import { describe, expect, it } from 'vitest';
import { FurtherLives } from '../../src/store/further-lives.js';
import { BLOCK_ROWS } from '../../src/store/row-block.js';

describe('the lives that rows are about further on', () => {
  it('are found by life', () => {
    const lives = new FurtherLives();
    for (const [id, life] of [[3, 7], [3, 8], [2 ** 33, 7], [9, 8], [9, 8]] as const) lives.add(id, life);
    expect([[7], [8], [0]].map((one) => [...lives.rowsOf(one)])).toEqual([[[3, [7]], [2 ** 33, [7]]], [[3, [8]], [9, [8]]], []]);
    expect([...lives.rowsOf([8, 7])]).toEqual([[3, [7, 8]], [2 ** 33, [7]], [9, [8]]]);
    expect(lives.dropped).toBe(0);
  });

  it('are forgotten from the oldest on where there are too many, and counted', () => {
    const lives = new FurtherLives(2 * BLOCK_ROWS);
    for (let id = 0; id <= 2 * BLOCK_ROWS; id++) lives.add(id, id % 2);
    expect(lives.dropped).toBe(BLOCK_ROWS);
    const [even, odd] = [[...lives.rowsOf([0]).keys()], [...lives.rowsOf([1]).keys()]];
    expect([even[0], even.at(-1), odd[0], even.length + odd.length]).toEqual([BLOCK_ROWS, 2 * BLOCK_ROWS, BLOCK_ROWS + 1, BLOCK_ROWS + 1]);
  });
});
