import { describe, expect, it } from 'vitest';
import { TimeWindow } from '../../src/cli/time-window.js';
import { Timebase } from '../../src/model/timebase.js';

/** 2026-11-23T06:25:54.5Z is the first frame, 0.5 s after the origin. */
function window(from: string | null, to: string | null): (sec: number) => boolean {
  const timebase = new Timebase();
  timebase.relative(1_795_415_154, 0);
  const range = new TimeWindow(from, to);
  range.begin(timebase, 0.5e9);
  return (sec) => range.includes(sec * 1e9);
}

describe('--from and --to', () => {
  it.each([
    ['06:25:55', null, [[0.9, false], [1, true], [1e6, true]]],
    [null, '06:25:55', [[0.5, true], [1, true], [1.000000001, false]]],
    ['06:25:54.75', '06:25:54.9', [[0.7, false], [0.75, true], [0.9, true], [0.95, false]]],
    ['06:26', '06:27', [[5.9, false], [6, true], [66, true], [66.1, false]]],
    ['2s', '2500ms', [[2.4, false], [2.5, true], [3, true], [3.1, false]]],
    ['2026-11-23T06:25:55Z', '2026-11-24', [[0.9, false], [1, true], [63_246, true], [63_247, false]]],
    ['2026-11-23 06:25:55.25', null, [[1.2, false], [1.25, true]]],
    ['23:59', '00:01', [[0.5, false], [63_246, true], [63_305, true], [63_307, false]]],
    [null, null, [[-5, true], [5, true]]],
  ] as const)('%j to %j', (from, to, cases) => {
    const includes = window(from, to);
    for (const [sec, inside] of cases) expect([sec, includes(sec)]).toEqual([sec, inside]);
  });

  it.each(['', 'noon', '24:00', '12:60', '12:04:60', '2026-13-01', '-1s', '1d'])('refuses %j', (text) => {
    expect(() => new TimeWindow(text, null)).toThrow(`--from cannot be ${text}: expected a time`);
  });

  it('keeps what overlaps', () => {
    const range = new TimeWindow('1s', '2s');
    range.begin(new Timebase(), 0);
    expect(range.overlaps(0, 1e9)).toBe(true);
    expect(range.overlaps(0, 9e9)).toBe(true);
    expect(range.overlaps(0, 0.9e9)).toBe(false);
    expect(range.overlaps(2.1e9, 9e9)).toBe(false);
  });
});
