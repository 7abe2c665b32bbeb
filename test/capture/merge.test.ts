import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join as path } from 'node:path';
import fc from 'fast-check';
import { afterAll, describe, expect, it } from 'vitest';
import { openSource } from '../../src/capture/open.js';
import { Timebase } from '../../src/model/timebase.js';
import type { PcapRecord } from './capture-bytes.js';
import { BIG, epb, hex, idb, ipv4, join, LITTLE, lldp, option, pcap, section } from './capture-bytes.js';
import { drain, framesOf, marksOf, type ReadResult } from './read-octets.js';

const NS = 0xa1b23c4d;
const folder = mkdtempSync(path(tmpdir(), 'evbscope-'));
afterAll(() => rmSync(folder, { recursive: true }));

/** Reads these captures as the files 0, 1, 2 … of one command line. */
async function merge(...captures: readonly Uint8Array[]): Promise<ReadResult> {
  const files = captures.map((octets, index) => {
    writeFileSync(path(folder, String(index)), octets);
    return path(folder, String(index));
  });
  const timebase = new Timebase();
  return drain(openSource(files, timebase), timebase);
}

const at = (frac: number, mark: number): PcapRecord => ({ sec: 100, frac, data: mark === 0 ? ipv4() : lldp(mark) });

describe('several inputs', () => {
  it('come in the order of time, data frames counted', async () => {
    const result = await merge(
      pcap(LITTLE, NS, [at(1, 1), at(5, 0), at(6, 2)]),
      pcap(BIG, NS, [at(2, 0), at(3, 0), at(4, 3), at(9, 0)]),
    );
    expect(result.items).toMatchObject([
      { kind: 'frame', no: 1, timeNs: 1 },
      { kind: 'clock', timeNs: 3 },
      { kind: 'frame', no: 4, timeNs: 4 },
      { kind: 'clock', timeNs: 5 },
      { kind: 'frame', no: 6, timeNs: 6 },
      { kind: 'clock', timeNs: 9 },
    ]);
    expect(marksOf(result)).toEqual([1, 3, 2]);
    expect(result).toMatchObject({ frames: 7, controlFrames: 3, problems: [], originSec: 100 });
  });

  it('keep the order of the command line at equal times', async () => {
    const result = await merge(
      pcap(LITTLE, NS, [at(2, 1), at(2, 2), at(7, 3)]),
      pcap(LITTLE, NS, [at(2, 4), at(7, 5)]),
      pcap(LITTLE, NS, [at(1, 6), at(2, 7), at(7, 8)]),
    );
    expect(marksOf(result)).toEqual([6, 1, 2, 4, 7, 3, 5, 8]);
  });

  it('are each a capture point with its file, numbered in the order of the command line', async () => {
    const named = (name: string): Uint8Array => idb(LITTLE, 1, [option(LITTLE, 2, new TextEncoder().encode(name))]);
    const result = await merge(
      pcap(LITTLE, NS, [at(5, 1)]),
      join(section(LITTLE), named('a'), named('b'), epb(LITTLE, { id: 1, ticks: 100_000_000n, data: lldp(2) })),
    );
    expect(framesOf(result).map(({ point }) => point)).toEqual([
      { id: 2, name: 'b', linkType: 1, file: path(folder, '1') },
      { id: 0, name: null, linkType: 1, file: path(folder, '0') },
    ]);
  });

  it('count from the first record of the first file, which may not be the earliest', async () => {
    const result = await merge(pcap(LITTLE, NS, [at(5, 1)]), pcap(LITTLE, NS, [{ sec: 98, data: lldp(2) }]));
    expect([result.originSec, result.items.map(({ timeNs }) => timeNs)]).toEqual([100, [-2e9, 5]]);
  });

  it('are all read when some cannot be', async () => {
    const result = await merge(hex('41424344'), pcap(LITTLE, NS, [at(1, 1), at(2, 0)]).slice(0, -1),
      pcap(LITTLE, NS, [at(3, 2)]), hex(''));
    expect(marksOf(result)).toEqual([1, 2]);
    expect(result.problems.map(({ file, kind }) => [file.at(-1), kind])).toEqual([
      ['0', 'unreadable'], ['1', 'damaged'], ['3', 'unreadable'],
    ]);
  });

  it('merge like a stable sort when each is in order, however long', async () => {
    const times = fc.array(fc.nat(30), { maxLength: 40 }).map((list) => list.sort((a, b) => a - b));
    await fc.assert(fc.asyncProperty(fc.array(times, { minLength: 2, maxLength: 4 }), async (inputs) => {
      const records = inputs.map((list, input) => list.map((time, index) => ({ time, mark: input * 50 + index + 1 })));
      const captures = records.map((list) => pcap(LITTLE, NS, list.map(({ time, mark }) => at(time, mark))));
      const result = await merge(...captures);
      const sorted = records.flat().sort((a, b) => a.time - b.time);
      expect(framesOf(result).map(({ no }) => no)).toEqual(sorted.map((_, index) => index + 1));
      expect(framesOf(result).map(({ timeNs }) => timeNs)).toEqual(sorted.map(({ time }) => time));
      expect(marksOf(result)).toEqual(sorted.map(({ mark }) => mark));
    }), { numRuns: 60 });
  });

  it('larger than a batch are merged whole', async () => {
    const many = (odd: number): Uint8Array => pcap(LITTLE, NS, Array.from({ length: 20_000 }, (_, index) =>
      at(index * 2 + odd, index === 19_999 ? 7 + odd : 0)));
    const result = await merge(many(0), many(1));
    expect(result.items).toMatchObject([
      { kind: 'clock', timeNs: 0 },
      { kind: 'clock', timeNs: 39_997 },
      { kind: 'frame', no: 39_999, timeNs: 39_998 },
      { kind: 'frame', no: 40_000, timeNs: 39_999 },
    ]);
  });
});
