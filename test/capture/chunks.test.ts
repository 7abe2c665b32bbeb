import fc from 'fast-check';
import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import {
  BIG, block, epb, hex, idb, ipv4, join, LITTLE, lldp, option, pcap, section, simplePacket, statistics, u64,
} from './capture-bytes.js';
import { marksOf, readOctets, type ReadResult } from './read-octets.js';

const NS = 0xa1b23c4d;

function mixedPcap(): Uint8Array {
  const records = Array.from({ length: 60 }, (_, index) => ({
    sec: 5,
    frac: index * 7,
    data: index % 3 === 0 ? lldp(index, 20 + index) : ipv4(14 + index),
  }));
  return pcap(BIG, NS, records);
}

function mixedPcapng(): Uint8Array {
  const dropped = [option(LITTLE, 4, u64(LITTLE, 2n))];
  const one = join(
    epb(LITTLE, { ticks: 3_000_000n, data: ipv4() }),
    epb(LITTLE, { ticks: 3_000_004n, data: lldp(1, 33) }),
    block(LITTLE, 0x0bad, new Uint8Array(40)),
    epb(LITTLE, { ticks: 3_000_005n, data: ipv4(31), options: dropped }),
    simplePacket(LITTLE, lldp(2)),
    statistics(LITTLE, 0, 3_000_009n, { ifdrop: 5n }),
  );
  const start = join(section(LITTLE), idb(LITTLE, 1, [option(LITTLE, 2, hex('6574683000'))]));
  return join(start, one, one, section(BIG), idb(BIG), epb(BIG, { ticks: 4_000_000n, data: lldp(3) }), start, one);
}

const CAPTURES = [
  ['pcap', mixedPcap()],
  ['pcapng', mixedPcapng()],
] as const;
const sizes = fc.array(fc.oneof(fc.integer({ min: 1, max: 40 }), fc.integer({ min: 1, max: 2000 })), { minLength: 1 });

describe.each(CAPTURES)('%s', (_name, octets) => {
  it('gives the same however it is cut into chunks', async () => {
    const whole = await readOctets(octets);
    expect(whole.problems).toEqual([]);
    expect(marksOf(whole).length).toBeGreaterThan(5);
    await fc.assert(fc.asyncProperty(sizes, async (cut) => {
      expect(await readOctets(octets, cut)).toEqual(whole);
    }), { numRuns: 200 });
  });

  it('gives the same from gzip of one or several members', async () => {
    const whole = await readOctets(octets);
    await fc.assert(fc.asyncProperty(sizes, fc.nat(octets.length), async (cut, border) => {
      const members = join(gzipSync(octets.slice(0, border)), gzipSync(octets.slice(border)));
      expect(await readOctets(members, cut)).toEqual(whole);
    }), { numRuns: 60 });
  });

  it('never throws when octets are changed, and keeps the frames before the first change', async () => {
    const changes = fc.array(fc.tuple(fc.nat(octets.length - 1), fc.nat(255)), { minLength: 1, maxLength: 5 });
    await fc.assert(fc.asyncProperty(changes, sizes, async (list, cut) => {
      const spoiled = octets.slice();
      for (const [at, value] of list) spoiled[at] = value;
      const first = spoiled.findIndex((octet, index) => octet !== octets[index]);
      const sound = await readOctets(octets.slice(0, Math.max(0, first)));
      const result = await readOctets(spoiled, cut);
      const kept = framesWithoutLast(sound);
      expect(result.items.slice(0, kept.length)).toEqual(kept);
      expect(result.problems.every(({ message }) => message.startsWith('x.pcap: '))).toBe(true);
      expect(result).toEqual(await readOctets(spoiled));
    }), { numRuns: 400 });
  });
});

/** The items that nothing behind them can change: a last `clock` may yet grow. */
function framesWithoutLast({ items }: ReadResult): ReadResult['items'] {
  return items.at(-1)?.kind === 'clock' ? items.slice(0, -1) : items;
}

describe('random octets', () => {
  const octets = fc.uint8Array({ maxLength: 400 });
  const headers = [mixedPcap().slice(0, 24), mixedPcapng().slice(0, 28), mixedPcapng().slice(0, 84)];
  const prefixes = [hex(''), hex('1f8b08'), ...headers];

  it('never throw, with or without the start of a capture', async () => {
    await fc.assert(fc.asyncProperty(fc.constantFrom(...prefixes), octets, sizes, async (prefix, noise, cut) => {
      const result = await readOctets(join(prefix, noise), cut);
      expect(result.problems.length).toBeGreaterThanOrEqual(prefix.length === 0 ? 1 : 0);
      expect(result).toEqual(await readOctets(join(prefix, noise)));
    }), { numRuns: 500 });
  });
});
