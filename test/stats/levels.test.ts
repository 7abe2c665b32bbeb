import { describe, expect, it } from 'vitest';
import type { JudgedSample } from '../../src/stats/latency-sample.js';
import { Levels } from '../../src/stats/levels.js';

const USUAL_NS = 12e6;
const SEEDS = Array.from({ length: 20 }, (_, i) => i + 1);

/** From 0 to below 1, the same each time. */
function shares(seed: number): () => number {
  let state = seed * 7919;
  return () => (state = (state * 48271) % 2147483647) / 2147483647;
}

/** `count` times around 1: log-normal, sigma 0.2; what is planted is as it is. */
function times(seed: number, count: number, planted: Readonly<Record<number, number>> = {}, course: (i: number) => number = () => 1): number[] {
  const share = shares(seed);
  const normal = (): number => Math.sqrt(-2 * Math.log(1 - share())) * Math.cos(2 * Math.PI * share());
  return Array.from({ length: count }, (_, i) => course(i) * (planted[i] ?? Math.exp(0.2 * normal())));
}

/** Places of the outliers and of the steps that are told. */
function judge(values: readonly number[], copies: (i: number) => number = () => 1): { readonly outliers: number[]; readonly steps: number[] } {
  const told = { outliers: [] as number[], steps: [] as number[] };
  const levels = new Levels(5e6, { onOutlier: ({ frame }) => told.outliers.push(frame!), onStep: ({ at }) => told.steps.push(at) });
  values.forEach((value, i) => {
    const ns = Math.round(value * USUAL_NS);
    levels.add({ valueNs: ns, netNs: ns, copies: copies(i), timeNs: i * 1e9, frame: i, asked: null, life: null, of: null, limits: null, parts: [], verdict: 'open' } as unknown as JudgedSample);
  });
  levels.end();
  return told;
}

const NOTHING = { outliers: [], steps: [] };

describe('Levels: outliers', () => {
  it.each(SEEDS)('are those far above the usual, and nothing else: seed %i', (seed) => {
    expect(judge(times(seed, 400))).toEqual(NOTHING);
    expect(judge(times(seed, 400, { 30: 5, 200: 8, 390: 50 })).outliers).toEqual([30, 200, 390]);
  });

  it('are not told before 20 times are known', () => {
    expect(judge(times(1, 19, { 10: 50 }))).toEqual(NOTHING);
    expect(judge(times(1, 21, { 10: 50 })).outliers).toEqual([10]);
  });

  it('are none where a tail reaches as far, seldom as it is', () => {
    const tail = { 40: 3.1, 90: 4, 170: 3.4, 260: 4.5, 310: 3.7, 380: 3.9, 470: 5, 560: 5.6 };
    expect(judge(times(3, 600, tail))).toEqual(NOTHING);
    expect(judge(times(3, 600, { ...tail, 500: 40 })).outliers).toEqual([500]);
  });

  it('are none where they come again and again: that is a way in which the link answers', () => {
    expect(judge(times(4, 400).map((value, i) => (i % 10 === 7 ? 6 * value : value)))).toEqual(NOTHING);
  });

  it('are none below the floor, however fast the link is', () => {
    expect(judge(times(5, 100, { 50: 30 }, () => 1e-2))).toEqual(NOTHING);
  });

  it('may have been sent several times, but say nothing then of what is usual', () => {
    const isAgain = (i: number): boolean => i % 2 === 1 && i !== 251;
    const values = times(6, 300, { 251: 3.7 }, (i) => (isAgain(i) ? 1.7 : 1));
    expect(judge(values, (i) => (isAgain(i) ? 2 : 1)).outliers).toEqual([251]);
    expect(judge(values)).toEqual(NOTHING);
    expect(judge(times(6, 300, { 251: 3.7 }), (i) => (i === 251 ? 2 : 1)).outliers).toEqual([251]);
  });
});

describe('Levels: steps', () => {
  it.each(SEEDS)('are told once, where they are, and what came after them is usual: seed %i', (seed) => {
    for (const factor of [2.5, 4, 0.3]) {
      const told = judge(times(seed, 200, {}, (i) => (i < 100 ? 2 : 2 * factor)));
      expect(told.outliers).toEqual([]);
      expect(told.steps).toHaveLength(1);
      expect(Math.abs(told.steps[0]! - 100)).toBeLessThanOrEqual(3);
    }
  });

  it.each(SEEDS)('are none where the level rises slowly, or by less than double: seed %i', (seed) => {
    expect(judge(times(seed, 300, {}, (i) => 9 ** Math.min(1, Math.max(0, (i - 100) / 100))).map((value) => 2 * Math.sqrt(value)))).toEqual(NOTHING);
    expect(judge(times(seed, 200, {}, (i) => (i < 100 ? 2 : 3.4)))).toEqual(NOTHING);
  });

  it('are hardly told of a level that swings fourfold within 200 times: it is a slope nearly everywhere', () => {
    const swings = SEEDS.map((seed) => judge(times(seed, 600, {}, (i) => 1 + 0.6 * Math.sin((2 * Math.PI * i) / 200))));
    expect(swings.flatMap(({ outliers }) => outliers)).toEqual([]);
    expect(swings.flatMap(({ steps }) => steps).length).toBeLessThan(10);
  });
});
