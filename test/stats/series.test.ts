import { describe, expect, it } from 'vitest';
import { Series } from '../../src/stats/series.js';

describe('Series', () => {
  it('gives exact nearest-rank quantiles of few values', () => {
    const series = new Series();
    for (const value of [5, 1, 4, 2, 3]) series.add(value * 1e6);
    expect([series.count, series.minNs, series.maxNs]).toEqual([5, 1e6, 5e6]);
    expect([0, 0.5, 0.9, 0.99, 1].map((q) => series.quantile(q))).toEqual([1e6, 3e6, 5e6, 5e6, 5e6]);
  });

  it('is one value when it has one', () => {
    const series = new Series();
    series.add(7);
    expect([0.5, 0.9, 0.99].map((q) => series.quantile(q))).toEqual([7, 7, 7]);
  });

  it('has no quantile when it is empty', () => expect(new Series().quantile(0.5)).toBeNaN());

  it('stays exact up to 2,048 values', () => {
    const series = new Series();
    for (let i = 2048; i >= 1; i--) series.add(i);
    expect([series.quantile(0.5), series.quantile(0.99)]).toEqual([1024, 2028]);
  });

  it('keeps values of any size, halves of nanoseconds and negative ones among them', () => {
    const series = new Series();
    for (const value of [3, 2 ** 32, 0.5, 1e18, -7, 2 ** 32 - 1]) series.add(value);
    expect([0, 0.3, 0.5, 0.6, 0.8, 1].map((q) => series.quantile(q))).toEqual([-7, 0.5, 3, 2 ** 32 - 1, 2 ** 32, 1e18]);
  });

  it('counts values far apart, whichever come first', () => {
    const series = new Series();
    for (let i = 0; i < 3000; i++) series.add(i % 3 === 0 ? 1e9 : i % 3 === 1 ? 1e15 : 20);
    for (const [q, value] of [[0.2, 20], [0.5, 1e9], [0.9, 1e15]] as const) expect(Math.abs(series.quantile(q) / value - 1)).toBeLessThanOrEqual(0.0101);
  });

  it('is off by at most 1 % beyond, with count, minimum and maximum exact', () => {
    const series = new Series();
    const values = Array.from({ length: 100_000 }, (_, i) => Math.round(1000 * 1.0001 ** i));
    for (const value of values) series.add(value);
    expect([series.count, series.minNs, series.maxNs]).toEqual([100_000, values[0], values.at(-1)]);
    for (const q of [0.001, 0.1, 0.5, 0.9, 0.99, 0.999]) {
      const exact = values[Math.ceil(q * values.length) - 1]!;
      expect(Math.abs(series.quantile(q) - exact) / exact).toBeLessThanOrEqual(0.0101);
    }
  });
});
