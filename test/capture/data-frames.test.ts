import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join as path } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, describe, expect, it } from 'vitest';
import { openSource } from '../../src/capture/open.js';
import { VsiWatch } from '../../src/capture/vsi-watch.js';
import type { Input } from '../../src/model/frame.js';
import { Timebase } from '../../src/model/timebase.js';
import { hex, ipv4, LITTLE, pcap, type PcapRecord } from './capture-bytes.js';
import { drain, readOctets } from './read-octets.js';

const NS = 0xa1b23c4d;
const folder = mkdtempSync(path(tmpdir(), 'evbscope-'));
afterAll(() => rmSync(folder, { recursive: true }));

const HEAD = '0180c2000000 4a99c9e10ac6';
const VSI = '00000502 05 fa9b7fffb0a048938e0ebeef4ff18f8f';
const MAC_1 = '525400aabb01';
const MAC_2 = '525400aabb02';
/** Associate requests: one address, two with groups, one of draft 0, and one VLAN without an address. */
const ASSOC = hex(`${HEAD} 8940 1001 0001 0621 00 ${VSI} 02 0001 ${MAC_1} 0064 0000`);
const GROUPS = hex(`${HEAD} 88a80014 8940 1001 0001 0631 00 ${VSI} 04 0002 0000004d ${MAC_1} 0000 0000004e ${MAC_2} 0000 0000`);
const DRAFT = hex(`${HEAD} 88b7 001b3f0000 00 00 0004 fe26 001b3f02 02 00 01 00000101 a141285760f74ce1e95a2164943f53aa 02 0001 ${MAC_1} 0002 0000`);
const VLAN = hex(`${HEAD} 8940 1001 0001 061b 00 ${VSI} 01 0001 0064 0000`);

const data = (to: string, from: string): Uint8Array => hex(`${to} ${from} 0800 45${'00'.repeat(200)}`);
const OTHER = '001122334455';

describe('addresses of VSIs', () => {
  const known = (frame: Uint8Array): boolean[] => {
    const watch = new VsiWatch();
    watch.learn(1, frame);
    return [MAC_1, MAC_2].map((mac) => watch.has(1, data(OTHER, mac), 0, 214));
  };
  it('are learnt from each form of a filter', () => {
    expect([ASSOC, GROUPS, DRAFT, VLAN].map(known)).toEqual([[true, false], [true, true], [true, false], [false, false]]);
  });
  it('are not learnt from what is cut, and never beyond the octets', () => {
    for (const frame of [ASSOC, GROUPS, DRAFT]) {
      for (let length = 0; length < frame.length - 10; length++) expect(() => new VsiWatch().learn(1, frame.subarray(0, length))).not.toThrow();
    }
    expect(known(ASSOC.subarray(0, ASSOC.length - 6))).toEqual([false, false]);
  });
});

const frames: readonly Uint8Array[] = [data(MAC_1, OTHER), ipv4(60), ASSOC, ...Array.from({ length: 9 }, (_, i) => [data(MAC_1, OTHER), ipv4(60), data('525400bbbb01', OTHER), data(OTHER, MAC_1)][i % 4]!), GROUPS, data(OTHER, MAC_2)];
const records = frames.map((octets, i): PcapRecord => ({ sec: 1, frac: i, data: octets }));
const NUMBERS = [4, 7, 8, 11, 12, 14];
const numbers = (items: readonly Input[]): number[] => items.flatMap((item) => (item.kind === 'data' ? [item.no] : []));

describe('data frames of VSIs', () => {
  it('are handed over from the first VDP message on, however the octets come', async () => {
    for (const sizes of [[1 << 20], [1], [97, 3]]) {
      const { items, frames: count } = await readOctets(pcap(LITTLE, NS, records), sizes);
      expect(numbers(items)).toEqual(NUMBERS);
      expect(count).toBe(records.length);
    }
    expect(numbers((await readOctets(new Uint8Array(gzipSync(pcap(LITTLE, NS, records))))).items)).toEqual(NUMBERS);
  });

  it('are handed over without more than their beginning', async () => {
    const { items } = await readOctets(pcap(LITTLE, NS, records));
    expect(items.find(({ kind }) => kind === 'data')).toMatchObject({ origLen: 215, data: { length: 128 } });
  });

  it('are the same of files that are read together: VDP in one, data in the other', async () => {
    const isVdp = (i: number): boolean => frames[i] === ASSOC || frames[i] === GROUPS;
    const parts = [records.filter((_, i) => !isVdp(i)), records.filter((_, i) => isVdp(i))].map((part, i) => {
      const file = path(folder, `${i}.pcap`);
      writeFileSync(file, pcap(LITTLE, NS, part));
      return file;
    });
    const timebase = new Timebase();
    expect(numbers((await drain(openSource(parts, timebase), timebase)).items)).toEqual(NUMBERS);
  });
});
