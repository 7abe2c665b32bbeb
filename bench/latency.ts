import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { writeAnswered, type Timed } from './traffic/answered-series.js';
import { openCaptureFile } from './traffic/generate.js';
import { DISTRIBUTIONS, series, type SeriesOptions } from './traffic/latency-series.js';
import { Random } from './traffic/random.js';

const SEEDS = 5;
const MAX_OUTPUT = 1 << 28;
/** A step is found where it is, or very near. */
const NEAR_FRAMES = 60;

interface Case extends SeriesOptions {
  readonly name: string;
  readonly timed: Timed;
}

interface Score {
  planted: number;
  found: number;
  wrong: number;
}

const USUAL = { distribution: 'lognormal', course: 'level', medianNs: 12e6, count: 1500, onePlantedOf: 100, timed: 'responses' } as const;

/** What is measured: distributions with outliers, steps, few samples, and series in which there is nothing to find. */
const CASES: readonly Case[] = [
  ...Object.keys(DISTRIBUTIONS).map((distribution) => ({ ...USUAL, name: distribution, distribution })),
  ...Object.keys(DISTRIBUTIONS).map((distribution) => ({ ...USUAL, name: `${distribution}, acks`, distribution, timed: 'acknowledgements' as const, medianNs: 3e6 })),
  { ...USUAL, name: 'drift to 4 times', course: 'drift' },
  { ...USUAL, name: 'daily pattern', course: 'day' },
  { ...USUAL, name: 'clock of 1 ms', tickNs: 1e6 },
  { ...USUAL, name: 'clock of 10 ms', tickNs: 10e6 },
  { ...USUAL, name: 'constant', distribution: 'constant' },
  { ...USUAL, name: 'few: 60', count: 60, onePlantedOf: 40 },
  { ...USUAL, name: 'few: 25', count: 25, onePlantedOf: 20 },
  ...Object.keys(DISTRIBUTIONS).map((distribution) => ({ ...USUAL, name: `step up, ${distribution}`, distribution, course: 'step up', count: 400 })),
  { ...USUAL, name: 'step down', course: 'step down', count: 400 },
  { ...USUAL, name: 'step up of few', course: 'step up', count: 48, onePlantedOf: 0 },
  ...Object.keys(DISTRIBUTIONS).map((distribution) => ({ ...USUAL, name: `none, ${distribution}`, distribution, onePlantedOf: 0 })),
  ...['drift', 'day'].map((course) => ({ ...USUAL, name: `none, ${course}`, course, onePlantedOf: 0 })),
  { ...USUAL, name: 'none, clock of 10 ms', tickNs: 10e6, onePlantedOf: 0 },
  { ...USUAL, name: 'none, 100 us', medianNs: 100e3, onePlantedOf: 0 },
  { ...USUAL, name: 'none, few: 30', count: 30, onePlantedOf: 0 },
];

/** Findings of latency rules in a capture, by the frames that end them. */
function findings(evbscope: readonly string[], path: string): { readonly rule: string; readonly frame: number }[] {
  const { stdout } = spawnSync(evbscope[0]!, [...evbscope.slice(1), 'check', '--json', '--all', path], { encoding: 'utf8', maxBuffer: MAX_OUTPUT });
  const lines = stdout.trim().split('\n').map((line) => JSON.parse(line) as { event: string; rule: string; frames: number[] });
  return lines.flatMap(({ event, rule, frames }) => (event === 'finding' && rule.startsWith('LAT-') && rule !== 'LAT-06' ? [{ rule, frame: frames.at(-1) ?? 0 }] : []));
}

function score(evbscope: readonly string[], path: string, one: Case, seed: number): Score {
  const { valuesNs, planted, steps } = series(one, new Random(seed));
  const ends = writeAnswered(openCaptureFile(path, 1), valuesNs, one.timed);
  const outliers = new Set([...planted].map((i) => ends[i]!));
  const found = findings(evbscope, path);
  const isStepFound = steps.map((at) => found.some(({ rule, frame }) => rule === 'LAT-05' && Math.abs(frame - ends[at]!) <= NEAR_FRAMES));
  const right = found.filter(({ rule, frame }) => rule !== 'LAT-05' && outliers.has(frame)).length + isStepFound.filter(Boolean).length;
  return { planted: outliers.size + steps.length, found: right, wrong: found.length - right };
}

const percent = (part: number, whole: number): string => (whole === 0 ? '-' : (part / whole).toFixed(3));

/** Plants outliers and steps in captures, asks `check` for them, and says how many it finds and how many it makes up, by series and seed. */
export function benchLatency(evbscope: readonly string[], seeds = SEEDS): string {
  const folder = mkdtempSync(join(tmpdir(), 'evbscope-latency-'));
  const lines = [`${'series'.padEnd(24)} ${'planted'.padStart(7)} ${'recall'.padStart(7)} ${'precision'.padStart(9)}  recall/wrong by seed`];
  try {
    for (const one of CASES) {
      const scores = Array.from({ length: seeds }, (_, seed) => score(evbscope, join(folder, 'series.pcapng'), one, seed + 1));
      const sum = (key: keyof Score): number => scores.reduce((total, each) => total + each[key], 0);
      const each = scores.map(({ planted, found, wrong }) => `${percent(found, planted)}/${wrong}`).join(' ');
      const [planted, found, wrong] = [sum('planted'), sum('found'), sum('wrong')];
      lines.push(`${one.name.padEnd(24)} ${String(planted).padStart(7)} ${percent(found, planted).padStart(7)} ${percent(found, found + wrong).padStart(9)}  ${each}`);
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
  return lines.join('\n');
}
