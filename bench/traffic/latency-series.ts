import type { Random } from './random.js';

/** Times in nanoseconds in their order, which of them are planted outliers, and where the level changes. */
export interface Series {
  readonly valuesNs: readonly number[];
  readonly planted: ReadonlySet<number>;
  readonly steps: readonly number[];
}

type Draw = (random: Random) => number;

/** From 0 to below 1. */
const share = (random: Random): number => random.next() / 2 ** 32;

function normal(random: Random): number {
  return Math.sqrt(-2 * Math.log(1 - share(random))) * Math.cos(2 * Math.PI * share(random));
}

/** Mean 1, of 16 exponential stages. */
function gamma(random: Random): number {
  let sum = 0;
  for (let i = 0; i < 16; i++) sum -= Math.log(1 - share(random));
  return sum / 16;
}

/** Times around 1 as links have them. */
export const DISTRIBUTIONS: Readonly<Record<string, Draw>> = {
  lognormal: (random) => Math.exp(0.2 * normal(random)),
  gamma,
  bimodal: (random) => (random.below(5) === 0 ? 2.5 : 1) * Math.exp(0.1 * normal(random)),
  'heavy tail': (random) => 0.8 + 0.2 * (1 - share(random)) ** -0.4,
};

const STEP_FACTOR = 4;

/** How a series goes on, by what each time is multiplied with; `drift` and `day` are slow, and no step. */
export const COURSES: Readonly<Record<string, (i: number, count: number) => number>> = {
  level: () => 1,
  drift: (i, count) => 1 + (3 * i) / count,
  day: (i) => 2 - Math.cos((2 * Math.PI * i) / 500),
  'step up': (i, count) => (i < count / 2 ? 1 : STEP_FACTOR),
  'step down': (i, count) => (i < count / 2 ? STEP_FACTOR : 1),
};

export interface SeriesOptions {
  readonly distribution: string;
  readonly course: string;
  readonly medianNs: number;
  readonly count: number;
  /** Of so many one is an outlier of 5 to 50 times the median; 0 for none. */
  readonly onePlantedOf: number;
  /** What the clock tells apart. */
  readonly tickNs?: number;
}

/** Makes a series. */
export function series({ distribution, course, medianNs, count, onePlantedOf, tickNs = 1 }: SeriesOptions, random: Random): Series {
  const [draw, factor] = [DISTRIBUTIONS[distribution] ?? (() => 1), COURSES[course]!];
  const planted = new Set<number>();
  const valuesNs = Array.from({ length: count }, (_, i) => {
    const isPlanted = onePlantedOf > 0 && random.below(onePlantedOf) === 0;
    if (isPlanted) planted.add(i);
    return Math.round((medianNs * factor(i, count) * (isPlanted ? 5 + 45 * share(random) : draw(random))) / tickNs) * tickNs;
  });
  return { valuesNs, planted, steps: course.startsWith('step') ? [Math.ceil(count / 2)] : [] };
}
