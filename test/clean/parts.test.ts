import { describe, expect, it } from 'vitest';
import { createAnalysis } from '../../src/analyze.js';
import type { Frame } from '../../src/model/frame.js';
import { AGENTS } from './agents.js';
import { LINKS } from './links.js';
import { LIVES } from './lives.js';
import { TIMERS } from './timers.js';

/** At so many frames of a session captures begin, and end. */
const CUTS = 30;

/** Errors and warnings of a capture of these frames. */
function faults(frames: readonly Frame[]): readonly string[] {
  const analysis = createAnalysis({});
  for (const [i, frame] of frames.entries()) analysis.push({ ...frame, no: i + 1 });
  analysis.end();
  return analysis.findings().filter(({ severity }) => severity !== 'note').map(({ rule, frames: proof, message }) => `${rule} #${proof.join(' #')} ${message}`);
}

const sourceOf = ({ data }: Frame): string => Buffer.from(data.subarray(6, 12)).toString('hex');
const isControl = ({ data }: Frame, type: number): boolean => data.subarray(12).some((_, i, rest) => i % 4 === 0 && i < 8 && ((rest[i]! << 8) | rest[i + 1]!) === type);

describe('what a capture has of a clean session gives no error and no warning', () => {
  for (const { name, make, isSeldomTold } of [...LIVES, ...TIMERS, ...AGENTS, ...LINKS]) {
    const { frames } = make();
    const step = Math.max(1, frames.length / CUTS);
    const cuts = Array.from({ length: Math.min(frames.length, CUTS) }, (_, i) => Math.floor(i * step));
    const every = (part: (at: number) => readonly Frame[]): readonly string[] => cuts.flatMap((at) => faults(part(at)).map((text) => `${at}: ${text}`));

    it.skipIf(isSeldomTold)(`${name}: wherever it begins`, () => expect(every((at) => frames.slice(at))).toEqual([]));
    it(`${name}: wherever it ends`, () => expect(every((at) => frames.slice(0, at + 1))).toEqual([]));
    it(`${name}: of one end alone`, () => {
      for (const source of new Set(frames.map(sourceOf))) expect(faults(frames.filter((frame) => sourceOf(frame) === source)), source).toEqual([]);
    });
    it(`${name}: of one end alone but for LLDPDUs`, () => {
      for (const source of new Set(frames.map(sourceOf))) expect(faults(frames.filter((frame) => sourceOf(frame) === source || isControl(frame, 0x88cc))), source).toEqual([]);
    });
  }
});
