import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join as path } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { openSource } from '../../../src/capture/open.js';
import { Timebase } from '../../../src/model/timebase.js';
import { epb, idb, ipv4, join, lldp, ORDERS, pcapHeader, pcapRecord, section } from '../capture-bytes.js';
import { drain } from '../read-octets.js';
import { LocalSplit } from './local-part.js';

const NS = 0xa1b23c4d;
const SEC = 1_700_000_000;
const folder = mkdtempSync(path(tmpdir(), 'evbscope-'));
const file = path(folder, 'x.pcap');
afterAll(() => rmSync(folder, { recursive: true }));

/** Frames of one length, of which `control` of 10 are control frames. */
const framesOf = (count: number, control: number): Uint8Array[] => Array.from({ length: count }, (_, index) => (index % 10 < control ? lldp(index, 100) : ipv4(100)));

/** Whether two parts of the capture, cut at its half, are joined when this share is dense. */
async function isJoined(octets: Uint8Array, densest: number): Promise<boolean> {
  writeFileSync(file, octets);
  const read = async (split: LocalSplit | null): Promise<unknown> => {
    const timebase = new Timebase();
    return drain(openSource([file], timebase, { split }), timebase);
  };
  const split = new LocalSplit(octets.length >> 1, densest);
  expect(await read(split)).toEqual(await read(null));
  expect((await split.start()) !== null).toBe(split.isJoined);
  return split.isJoined;
}

describe.each(ORDERS)('the second part of a capture, little-endian $little', (order) => {
  describe.each([
    ['pcap', (frames: readonly Uint8Array[]) => join(pcapHeader(order, NS), ...frames.map((data, index) => pcapRecord(order, { sec: SEC, frac: index, data })))],
    ['pcapng', (frames: readonly Uint8Array[]) => join(section(order), idb(order), ...frames.map((data, index) => epb(order, { ticks: BigInt(SEC * 1e6 + index), data })))],
  ])('%s', (_name, capture) => {
    it.each([[0, true], [1, true], [4, true], [6, false], [10, false]])('with %d control frames of 10 is read on its own: %j', async (control, expected) => {
      expect(await isJoined(capture(framesOf(400, control)), 0.5)).toBe(expected);
    });

    it('counts alone, not the first', async () => {
      const [dense, sparse] = [framesOf(200, 10), framesOf(210, 1)];
      expect(await isJoined(capture([...sparse, ...dense]), 0.5)).toBe(false);
      expect(await isJoined(capture([...dense, ...sparse]), 0.5)).toBe(true);
    });
  });
});
