import { readFileSync } from 'node:fs';
import { afterAll, describe, expect, it } from 'vitest';
import { generate, openCaptureFile } from '../../bench/traffic/generate.js';
import type { WorkloadName } from '../../bench/traffic/workloads.js';
import { program } from '../cli/program.js';
import { Folder } from '../cli/story.js';

const folder = new Folder();
afterAll(() => folder.remove());

function capture(name: WorkloadName, file: string, packets: number, scale = 0.01): string {
  const path = folder.write(file, new Uint8Array());
  generate(name, (points) => openCaptureFile(path, points), { seed: 1, scale, packets });
  return path;
}

type Line = Readonly<Record<string, unknown>>;

function lines(...args: string[]): readonly Line[] {
  return program(args).stdout.trim().split('\n').map((line) => JSON.parse(line) as Line);
}

const NOTHING_FOUND = { event: 'summary', findings: { error: 0, warning: 0, note: 0, security: 0 }, dropped: {}, damaged: false };

describe('evbscope reads', () => {
  it('a tiny control capture: nothing is wrong, and every VSI is associated or away', () => {
    const path = capture('control', 'control.pcap', 10_000);
    expect(lines('check', '--json', path)).toMatchObject([{ ...NOTHING_FOUND, frames: 10_000, controlFrames: 10_000, links: 1 }]);
    const lives = lines('vsis', '--json', path);
    expect(new Set(lives.map(({ vsiid }) => vsiid)).size).toBe(100);
    expect(lives.filter(({ state }) => state === 'ASSOCIATED').length).toBeGreaterThan(90);
    expect(new Set(lives.map(({ confidence, bridgeConfidence }) => `${String(confidence)} ${String(bridgeConfidence)}`))).toEqual(new Set(['confirmed confirmed']));
    expect(lives.filter(({ state }) => state === 'EXIT').length).toBeGreaterThan(5);
  });

  it('a tiny rollout: every VSI was pre-associated and is associated, on the uplinks of its own', () => {
    const path = capture('rollout', 'rollout.pcapng', 14_000, 0.006);
    expect(lines('check', '--json', path)).toMatchObject([{ ...NOTHING_FOUND, controlFrames: 14_000, links: 3, vsis: 600 }]);
    const lives = lines('vsis', '--json', path);
    expect(lives.every(({ state, bridgeState, history }) => state === 'ASSOCIATED' && bridgeState === 'ASSOCIATED' && /^PpAa/.test(String(history)))).toBe(true);
    expect(new Set(lives.map(({ link }) => link))).toEqual(new Set(Array.from({ length: 3 }, (_, i) => `uplink-${i + 1}`)));
  });

  it('tiny bulk and small captures: the control frames of healthy links in much data', () => {
    for (const [name, file] of [['bulk', 'bulk.pcap'], ['small', 'small.pcap'], ['small', 'small.pcapng']] as const) {
      const [summary] = lines('check', '--json', capture(name, file, 180_000));
      expect(summary).toMatchObject({ ...NOTHING_FOUND, frames: 180_000 });
      expect(summary!['controlFrames']).toBeGreaterThan(10);
    }
  });

  it('a tiny flood: the invented VSIs got no answer, the real ones are associated', () => {
    const real = lines('vsis', '--json', capture('flood', 'flood.pcap', 4000, 0.002)).filter(({ vsiid }) => /0000000[1-8]$/.test(String(vsiid)));
    expect(real.map(({ state, bridgeState }) => `${String(state)} ${String(bridgeState)}`)).toEqual(Array.from({ length: 8 }, () => 'ASSOCIATED ASSOCIATED'));
  });
});

it('the same options write the same octets', () => {
  expect(readFileSync(capture('control', 'again.pcap', 5000)).equals(readFileSync(capture('control', 'once-more.pcap', 5000)))).toBe(true);
});
