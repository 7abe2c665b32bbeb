import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Frame, Input } from '../../src/model/frame.js';
import type { VsiLife } from '../../src/model/vsi.js';
import { livesOf, recording } from '../track/recording.js';

const NAMES = ['vdp22-110', 'vdp22-121', 'vdp22-123', 'draft-unsolicited', 'mix-malformed', 'mix-flap-station', 'mix-loss30-b2s'];
const recordings: Frame[][] = [];
beforeAll(async () => {
  for (const name of NAMES) recordings.push(await recording(`${name}/station.pcap`));
});

/** What a wire, a sniffer or an attacker may do to the frames of a capture. */
const damage = fc.record({
  which: fc.nat(),
  drop: fc.double({ min: 0, max: 0.6, noNaN: true }),
  seed: fc.integer(),
  swaps: fc.array(fc.nat(), { maxLength: 10 }),
  repeats: fc.array(fc.nat(), { maxLength: 10 }),
  octets: fc.array(fc.tuple(fc.nat(), fc.nat(), fc.nat(255)), { maxLength: 10 }),
  from: fc.double({ min: 0, max: 0.9, noNaN: true }),
});

function damaged({ which, drop, seed, swaps, repeats, octets, from }: typeof damage extends fc.Arbitrary<infer T> ? T : never): Frame[] {
  let state = seed | 1;
  const random = (): number => ((state = Math.imul(state, 1664525) + 1013904223) >>> 0) / 2 ** 32;
  const all = recordings[which % recordings.length]!;
  const frames = all.slice(Math.floor(from * all.length)).filter(() => random() >= drop);
  if (frames.length < 2) return frames;
  for (const at of repeats) frames.splice(at % frames.length, 0, frames[at % frames.length]!);
  for (const at of swaps) {
    const i = at % (frames.length - 1);
    const [a, b] = [frames[i]!, frames[i + 1]!];
    [frames[i], frames[i + 1]] = [{ ...b, timeNs: a.timeNs }, { ...a, timeNs: b.timeNs }];
  }
  for (const [at, where, value] of octets) {
    const frame = frames[at % frames.length]!;
    const data = frame.data.slice();
    data[where % data.length] = value;
    frames[at % frames.length] = { ...frame, data };
  }
  return frames;
}

function check(lives: readonly VsiLife[], endNs: number): void {
  for (const life of lives) {
    for (const side of ['station', 'bridge'] as const) {
      const steps = life.transitions.filter((t) => t.side === side);
      steps.forEach((step, i) => {
        const before = steps[i - 1];
        if (before) {
          expect(step.from).toBe(before.to);
          expect(step.timeNs).toBeGreaterThanOrEqual(before.timeNs);
          expect(step.from === step.to && step.confidence === before.confidence).toBe(false);
        }
        // Nothing is claimed of a time that the capture does not cover.
        expect(step.timeNs).toBeLessThanOrEqual(endNs);
        // What no frame proves is not confirmed.
        if (step.frame === null) expect(step.confidence).not.toBe('confirmed');
      });
      const last = steps.at(-1);
      if (last && side === 'station') expect([life.state, life.confidence]).toEqual([last.to, last.confidence]);
      if (last && side === 'bridge') expect([life.bridgeState, life.bridgeConfidence]).toEqual([last.to, last.confidence]);
    }
    const left = life.transitions.findIndex((t) => t.side === 'station' && t.to === 'EXIT');
    expect(life.transitions.slice(left + 1).some((t) => left >= 0 && t.side === 'station')).toBe(false);
  }
}

describe('whatever happens to a capture', () => {
  it('states follow each other without a gap, nothing is claimed beyond the end, EXIT ends a life', () => {
    fc.assert(
      fc.property(damage, (how) => {
        const frames = damaged(how);
        check(livesOf(frames), Math.max(...frames.map((frame) => frame.timeNs), 0));
      }),
      { numRuns: 300 },
    );
  });

  it('data frames in between change nothing: the clock may move at any time', () => {
    fc.assert(
      fc.property(damage, fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { maxLength: 50 }), (how, moments) => {
        const frames = damaged(how);
        const inputs: Input[] = [];
        frames.forEach((frame, i) => {
          inputs.push(frame);
          const next = frames[i + 1];
          if (next && next.timeNs > frame.timeNs) {
            for (const moment of moments.slice(i % 5, (i % 5) + 2)) {
              inputs.push({ kind: 'clock', timeNs: Math.floor(frame.timeNs + moment * (next.timeNs - frame.timeNs)) });
            }
          }
        });
        expect(livesOf(inputs)).toEqual(livesOf(frames));
      }),
      { numRuns: 100 },
    );
  });
});
