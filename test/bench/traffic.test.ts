import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { generate } from '../../bench/traffic/generate.js';
import { WORKLOADS, type WorkloadName } from '../../bench/traffic/workloads.js';
import { etherType, Recording, type Recorded } from './recording.js';

function frames(name: WorkloadName, packets: number, { seed = 1, scale = 0.01 } = {}): readonly Recorded[] {
  const recording = new Recording();
  generate(name, () => recording, { seed, scale, packets });
  return recording.frames;
}

function digest(of: readonly Recorded[]): string {
  const hash = createHash('sha256');
  for (const { point, timeNs, data } of of) hash.update(`${point} ${timeNs} ${data.length} `).update(data);
  return hash.digest('hex');
}

const NAMES = Object.keys(WORKLOADS) as WorkloadName[];
const [LLDP, ECP] = [0x88cc, 0x8940];
const isControl = (frame: Recorded): boolean => [LLDP, ECP].includes(etherType(frame));

describe.each(NAMES)('%s', (name) => {
  const some = frames(name, 2000);

  it('has as many frames as were asked for, in the order of their times', () => {
    expect(some).toHaveLength(2000);
    expect(some.map(({ timeNs }) => timeNs)).toEqual(some.map(({ timeNs }) => timeNs).toSorted((a, b) => a - b));
    expect(some.every(({ timeNs }) => Number.isInteger(timeNs))).toBe(true);
  });

  it('is the same for the same seed and another for another', () => {
    expect(digest(frames(name, 2000))).toBe(digest(some));
    expect(digest(frames(name, 2000, { seed: 2 }))).not.toBe(digest(some));
  });
});

describe('bulk', () => {
  const bulk = frames('bulk', 150_000);

  it('has one control frame in a thousand', () => {
    const share = bulk.filter(isControl).length / bulk.length;
    expect(share).toBeGreaterThan(0.0008);
    expect(share).toBeLessThan(0.0015);
  });

  it('has packets of mixed sizes, some with a VLAN tag', () => {
    const mean = bulk.reduce((sum, { data }) => sum + data.length, 0) / bulk.length;
    expect(mean).toBeGreaterThan(700);
    expect(mean).toBeLessThan(760);
    const tagged = bulk.filter(({ data }) => data.readUInt16BE(12) === 0x8100).length / bulk.length;
    expect(tagged).toBeGreaterThan(0.1);
    expect(tagged).toBeLessThan(0.3);
  });
});

it('small has 64 octets in every packet but the control frames', () => {
  const lengths = frames('small', 20_000).filter((frame) => !isControl(frame)).map(({ data }) => data.length);
  expect(new Set(lengths)).toEqual(new Set([64]));
});

/** ECP of every sender: what went on while a request was not acknowledged, and requests out of sequence. */
function ecpFaults(of: readonly Recorded[]): string[] {
  const outstanding = new Map<string, number>();
  const last = new Map<string, number>();
  const faults: string[] = [];
  const other = (sender: string): string => (sender.startsWith('0257') ? `02b2${sender.slice(4)}` : `0257${sender.slice(4)}`);
  for (const frame of of.filter((one) => etherType(one) === ECP)) {
    const sender = frame.data.toString('hex', 6, 12);
    const [head, seq] = [frame.data.readUInt16BE(14), frame.data.readUInt16BE(16)];
    if (head === 0x1401) {
      if (outstanding.get(other(sender)) !== seq) faults.push(`${sender} acknowledges ${seq}`);
      outstanding.delete(other(sender));
    } else {
      if (head !== 0x1001 || outstanding.has(sender) || seq !== ((last.get(sender) ?? 0) + 1) % 0x10000) faults.push(`${sender} asks ${seq}`);
      outstanding.set(sender, seq);
      last.set(sender, seq);
    }
  }
  return faults;
}

it.each(['bulk', 'control', 'rollout'] as const)('%s obeys ECP: one request at a time, numbers without a gap, each acknowledged', (name) => {
  expect(ecpFaults(frames(name, 20_000, { scale: 0.05 }))).toEqual([]);
});

it('flood asks for as many VSIs as it has invented, each once, and goes on with the real ones', () => {
  const requests = frames('flood', 15_400).filter(({ data }) => data.readUInt16BE(14) === 0x1001 && data[7] === 0x57);
  const counts = new Map<string, number>();
  for (const { data } of requests) counts.set(data.toString('hex', 44, 60), (counts.get(data.toString('hex', 44, 60)) ?? 0) + 1);
  const often = [...counts.values()].filter((count) => count > 1);
  expect(counts.size).toBe(10_008);
  expect(often).toHaveLength(8);
});
