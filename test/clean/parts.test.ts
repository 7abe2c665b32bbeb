import { describe, expect, it } from 'vitest';
import { createAnalysis } from '../../src/analyze.js';
import type { Frame } from '../../src/model/frame.js';
import { AGENTS } from './agents.js';
import { DRAFTS } from './drafts.js';
import { LINKS } from './links.js';
import { LIVES } from './lives.js';
import { TIMERS } from './timers.js';

/** At so many frames of a session captures begin, and end. */
const CUTS = 16;

/** Errors and warnings of a capture of these frames, which says that it lost `lost` of them. */
function faults(frames: readonly Frame[], lost: readonly Frame[] = []): readonly string[] {
  const analysis = createAnalysis({});
  for (const [i, frame] of frames.entries()) {
    if (!lost.includes(frame)) analysis.push({ ...frame, no: i + 1 });
    else analysis.push({ kind: 'gap', timeNs: frame.timeNs, point: frame.point, lost: 1 });
  }
  analysis.end();
  return analysis.findings().filter(({ severity }) => severity !== 'note').map(({ rule, frames: proof, message }) => `${rule} #${proof.join(' #')} ${message}`);
}

const sourceOf = ({ data }: Frame): string => Buffer.from(data.subarray(6, 12)).toString('hex');
const isControl = ({ data }: Frame, type: number): boolean => data.subarray(12).some((_, i, rest) => i % 4 === 0 && i < 8 && ((rest[i]! << 8) | rest[i + 1]!) === type);

const later = (frame: Frame, ns: number): Frame => ({ ...frame, timeNs: frame.timeNs + ns });
const cutTo = (octets: number) => (frames: readonly Frame[]): readonly Frame[] => frames.map((frame) => ({ ...frame, data: frame.data.subarray(0, octets) }));

/** Ways in which a capture shows the frames of a session. */
const SIGHTS: Readonly<Record<string, (frames: readonly Frame[]) => readonly Frame[]>> = {
  'by a mirror of both directions': (frames) => frames.flatMap((frame) => [frame, later(frame, 9000)]),
  // Each second frame comes between the two looks at the one before it.
  'by a mirror that writes second looks late': (frames) => frames.flatMap((frame, i) => (i % 2 === 0 ? [frame] : [frame, later(frames[i - 1]!, 15_000), later(frame, 9000)])),
  'by a switch that mirrors what leaves it first': (frames) => {
    const all = [...frames];
    for (let i = 1; i < all.length; i++) {
      const [one, two] = [all[i - 1]!, all[i]!];
      if (two.timeNs - one.timeNs > 0 && two.timeNs - one.timeNs < 200_000) [all[i - 1], all[i]] = [{ ...two, timeNs: one.timeNs }, later(one, 5000)];
    }
    return all;
  },
  'cut to 80 octets': cutTo(80),
  'cut to 60 octets': cutTo(60),
  'cut to 40 octets': cutTo(40),
  'cut to 18 octets': cutTo(18),
  padded: (frames) => frames.map((frame) => ({ ...frame, data: Uint8Array.from({ length: Math.max(60, frame.data.length) }, (_, i) => frame.data[i] ?? 0), origLen: Math.max(60, frame.origLen) })),
  'of all stations alone': (frames) => frames.filter((frame) => STATIONS.has(sourceOf(frame))),
  'of all bridges alone': (frames) => frames.filter((frame) => !STATIONS.has(sourceOf(frame))),
};
const STATIONS: ReadonlySet<string> = new Set(['020000000001', '020000000003']);

describe('what a capture has of a clean session gives no error and no warning', () => {
  for (const { name, make, isSeldomTold } of [...LIVES, ...DRAFTS, ...TIMERS, ...AGENTS, ...LINKS]) {
    const { frames } = make();
    const step = Math.max(1, frames.length / CUTS);
    const cuts = Array.from({ length: Math.min(frames.length, CUTS) }, (_, i) => Math.floor(i * step));
    const every = (part: (at: number) => readonly Frame[]): readonly string[] => cuts.flatMap((at) => faults(part(at)).map((text) => `${at}: ${text}`));

    it.skipIf(isSeldomTold)(`${name}: wherever it begins`, () => expect(every((at) => frames.slice(at))).toEqual([]));
    it(`${name}: wherever it ends`, () => expect(every((at) => frames.slice(0, at + 1))).toEqual([]));
    it(`${name}: but for two frames, as the capture says`, () => {
      expect(cuts.flatMap((at) => faults(frames, frames.slice(at, at + 2)).map((text) => `without ${at + 1}, ${at + 2}: ${text}`))).toEqual([]);
    });
    for (const [sight, show] of Object.entries(SIGHTS)) it(`${name}: ${sight}`, () => expect(faults(show(frames))).toEqual([]));
    it(`${name}: of one end alone`, () => {
      for (const source of new Set(frames.map(sourceOf))) expect(faults(frames.filter((frame) => sourceOf(frame) === source)), source).toEqual([]);
    });
    it(`${name}: of one end alone but for LLDPDUs`, () => {
      for (const source of new Set(frames.map(sourceOf))) expect(faults(frames.filter((frame) => sourceOf(frame) === source || isControl(frame, 0x88cc))), source).toEqual([]);
    });
  }
});
