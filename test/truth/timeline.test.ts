import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { claimed } from './claimed.js';
import { CAPTURES, KILLED, logged, scenarios, truthOf, type SideName } from './logged.js';
import { Tally } from './timeline.js';

const folder = mkdtempSync(join(tmpdir(), 'evbscope-timeline-'));
afterAll(() => rmSync(folder, { recursive: true }));

/** A small generator of numbers in [0, 1): the same for the same seed on every machine. */
function randomOf(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), state | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** The capture as a sniffer would have it that missed frames, or came late; with the times it covers. */
function perturbed(file: string, drop: number, cut: number, seed: number): { octets: Uint8Array; fromSec: number; toSec: number } {
  const octets = readFileSync(file);
  const records: { sec: number; from: number; to: number }[] = [];
  for (let at = 24; at + 16 <= octets.length; ) {
    const to = at + 16 + octets.readUInt32LE(at + 8);
    records.push({ sec: octets.readUInt32LE(at) + octets.readUInt32LE(at + 4) / 1e9, from: at, to });
    at = to;
  }
  const [first, last] = [records[0]!.sec, records.at(-1)!.sec];
  const fromSec = first + cut * (last - first);
  const random = randomOf(seed);
  const kept = records.filter((record) => random() >= drop && record.sec >= fromSec);
  return { octets: Buffer.concat([octets.subarray(0, 24), ...kept.map(({ from, to }) => octets.subarray(from, to))]), fromSec, toSec: last };
}

async function measure(drop: number, cut: number, seeds: readonly number[]): Promise<Tally['rates']> {
  const rates: Tally['rates'][] = [];
  for (const seed of seeds) {
    const tally = new Tally();
    for (const [i, name] of scenarios().entries()) {
      for (const side of ['station', 'bridge'] satisfies SideName[]) {
        const want = logged(truthOf(name), side);
        if (want.size === 0 || KILLED.has(`${name} ${side}`)) continue;
        const capture = perturbed(join(CAPTURES, name, `${side}.pcap`), drop, cut, 7919 * seed + 2 * i + (side === 'station' ? 0 : 1));
        const file = join(folder, 'capture.pcap');
        writeFileSync(file, capture.octets);
        const got = await claimed(file, side);
        for (const [vsi, steps] of want) tally.add(steps, got.get(vsi) ?? [], capture.fromSec, capture.toSec);
      }
    }
    rates.push(tally.rates);
  }
  const mean = (of: (rate: Tally['rates']) => number): number => rates.reduce((sum, rate) => sum + of(rate), 0) / rates.length;
  return { right: mean((r) => r.right), confirmedWrong: mean((r) => r.confirmedWrong), confirmedShare: mean((r) => r.confirmedShare) };
}

describe('how much of the time the claimed state is the true one', { timeout: 300_000 }, () => {
  const cases = [
    { name: 'whole captures', drop: 0, cut: 0, seeds: [1], right: 0.995, confirmedWrong: 0.0005, confirmedShare: 0.96 },
    { name: '5 % of the frames missed', drop: 0.05, cut: 0, seeds: [1, 2, 3], right: 0.98, confirmedWrong: 0.001, confirmedShare: 0.92 },
    { name: '20 % of the frames missed', drop: 0.2, cut: 0, seeds: [1, 2, 3], right: 0.95, confirmedWrong: 0.002, confirmedShare: 0.8 },
    { name: 'the first half cut away', drop: 0, cut: 0.5, seeds: [1], right: 0.88, confirmedWrong: 0.002, confirmedShare: 0.8 },
  ];
  for (const { name, drop, cut, seeds, ...limits } of cases) {
    it(name, async () => {
      const rates = await measure(drop, cut, seeds);
      console.log(name, rates);
      expect(rates.right).toBeGreaterThanOrEqual(limits.right);
      expect(rates.confirmedWrong).toBeLessThanOrEqual(limits.confirmedWrong);
      expect(rates.confirmedShare).toBeGreaterThanOrEqual(limits.confirmedShare);
    });
  }
});
