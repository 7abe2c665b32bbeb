import { describe, expect, it } from 'vitest';
import { boundNs, parseTimeBound } from '../../src/text/time-bound.js';

/** 2026-11-23T06:25:54Z, and a first frame half a second later. */
const [ORIGIN_SEC, START_NS] = [1_795_415_154, 5e8];

describe('a time that somebody wrote', () => {
  it.each([
    ['06:25:54.75', 0.75e9],
    ['6:26', 6e9],
    ['2026-11-23T06:25:55Z', 1e9],
    ['2026-11-23 06:25:55.000000001', 1e9 + 1],
    ['2026-11-24', (17 * 3600 + 34 * 60 + 6) * 1e9],
    ['10ms', START_NS + 10e6],
    ['2', START_NS + 2e9],
  ])('%s', (text, ns) => {
    expect(boundNs(parseTimeBound(text)!, ORIGIN_SEC, START_NS)).toBe(ns);
  });

  it.each(['', '24:00', '12:60', '12:00:60', '2026-13-01', '2026-11-23T25:00', 'noon', '-2s'])('%s is none', (text) => {
    expect(parseTimeBound(text)).toBeNull();
  });
});
