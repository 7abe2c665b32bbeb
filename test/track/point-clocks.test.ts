import { beforeEach, describe, expect, it } from 'vitest';
import { PointClocks } from '../../src/track/point-clocks.js';

const SEC = 1e9;
let clocks: PointClocks;

beforeEach(() => {
  clocks = new PointClocks();
  for (const sec of [0, 100]) for (const point of [0, 1]) clocks.tick(point, sec * SEC);
});

describe('PointClocks', () => {
  it('take what two points show within a second for the same frame', () => {
    expect(clocks.isSame(1, 11 * SEC, 0, 10 * SEC, false)).toBe(true);
    expect(clocks.isSame(1, 12 * SEC, 0, 10 * SEC, false)).toBe(false);
  });

  it('are told apart by an ECPDU, for LLDPDUs too, in both directions and as they drift', () => {
    expect(clocks.isSame(1, 15 * SEC, 0, 10 * SEC, true)).toBe(true);
    expect(clocks.isSame(1, 25.5 * SEC, 0, 20 * SEC, false)).toBe(true);
    expect(clocks.isSame(0, 30 * SEC, 1, 35.5 * SEC, true)).toBe(true);
    expect(clocks.isSame(1, 46.4 * SEC, 0, 40 * SEC, true)).toBe(true);
    expect(clocks.isSame(1, 48 * SEC, 0, 40 * SEC, true)).toBe(false);
    expect(clocks.isSame(0, 46.4 * SEC, 1, 40 * SEC, false)).toBe(false);
  });

  it('are not told apart by files that follow each other', () => {
    for (const sec of [200, 300]) clocks.tick(2, sec * SEC);
    expect(clocks.isSame(2, 201 * SEC, 0, 99 * SEC, true)).toBe(false);
  });
});
