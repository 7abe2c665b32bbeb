import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join as path } from 'node:path';
import fc from 'fast-check';
import { afterAll, describe, expect, it } from 'vitest';
import {
  BIG, block, epb, hex, idb, ipv4, join, LITTLE, lldp, obsoletePacket, option, type Order, ORDERS, pcapHeader, pcapRecord, section,
  simplePacket, statistics, u32, u64,
} from '../capture-bytes.js';
import { someCapture } from '../arbitrary-captures.js';
import { joinsOf, startsOf } from './two-parts.js';

const US = 0xa1b2c3d4;
const NS = 0xa1b23c4d;
const MODIFIED = 0xa1b2cd34;
const SEC = 1_700_000_000;
const folder = mkdtempSync(path(tmpdir(), 'evbscope-'));
const file = path(folder, 'x.pcap');
afterAll(() => rmSync(folder, { recursive: true }));

/** A header and packets of many sizes whose times jump; every third is a control frame. */
function pcapRecords(order: Order, magic = NS, linkWord = 1): Uint8Array[] {
  const more = magic === MODIFIED ? hex('00000000 0000 04 00') : new Uint8Array(0);
  const packets = Array.from({ length: 24 }, (_, index) => {
    const data = index % 3 === 2 ? lldp(index, 20 + index) : ipv4(15 + ((index * 7) % 40));
    return pcapRecord(order, { sec: SEC + ((index * 5) % 7), frac: index * 11, data, origLen: 60, more });
  });
  return [pcapHeader(order, magic, linkWord), ...packets];
}

const ticks = (us: number): bigint => BigInt(SEC) * 1_000_000n + BigInt(us);

/** A section with everything that a pcapng capture may hold, but no declaration behind the first packet. */
function pcapngBlocks(order: Order): Uint8Array[] {
  const dropped = [option(order, 4, u64(order, 3n))];
  const outgoing = [option(order, 2, u32(order, 0x82)), option(order, 0, hex(''))];
  const seconds = [option(order, 9, hex('09')), option(order, 14, u64(order, 1000n)), option(order, 13, hex('04'))];
  return [
    section(order),
    idb(order, 1, [option(order, 2, new TextEncoder().encode('eth0'))]),
    idb(order, 1, seconds),
    idb(order, 105),
    epb(order, { ticks: ticks(1), data: lldp(1) }),
    epb(order, { ticks: ticks(2), data: ipv4(33), options: outgoing }),
    statistics(order, 0, ticks(3), { ifdrop: 4n }),
    epb(order, { id: 1, ticks: (BigInt(SEC) - 1000n) * 10n ** 9n + 4000n, data: ipv4(60) }),
    simplePacket(order, lldp(2)),
    epb(order, { ticks: ticks(900), data: ipv4() }),
    block(order, 0x0bad, hex('0000000600000020')),
    epb(order, { ticks: ticks(5), data: ipv4(61), options: dropped }),
    simplePacket(order, ipv4(21)),
    simplePacket(order, lldp(3)),
    statistics(order, 0, ticks(7), { ifdrop: 9n, endTicks: ticks(9) }),
    epb(order, { id: 2, ticks: ticks(10), data: ipv4(61) }),
    epb(order, { id: 7, ticks: ticks(10), data: ipv4(61) }),
    obsoletePacket(order, 5, { ticks: ticks(11), data: lldp(4) }),
    epb(order, { id: 1, ticks: (BigInt(SEC) - 1000n) * 10n ** 9n + 12_000n, data: lldp(5, 28) }),
    statistics(order, 0, 0n, { ifdrop: 9n, osdrop: 2n }),
    epb(order, { ticks: ticks(13), data: ipv4(61), options: outgoing }),
    statistics(order, 1, ticks(90), {}),
  ];
}

describe.each(ORDERS)('a capture cut anywhere gives what one thread gives, little-endian $little', (order) => {
  it.each([
    ['microseconds', US, 1],
    ['nanoseconds', NS, 1],
    ['the modified format', MODIFIED, 1],
    ['a frame check sequence', NS, 0x24000001],
    ['a foreign link type', NS, 105],
  ])('pcap of %s', async (_name, magic, linkWord) => {
    const records = pcapRecords(order, magic, linkWord);
    expect(await joinsOf(file, join(...records))).toEqual(startsOf(records).slice(2));
  });

  it('pcapng', async () => {
    const blocks = pcapngBlocks(order);
    expect(await joinsOf(file, join(...blocks))).toEqual(startsOf(blocks).slice(5));
  });

  it('pcapng whose last blocks declare more', async () => {
    const more = [section(order), idb(order), epb(order, { ticks: ticks(20), data: lldp(7) }), idb(order), epb(order, { id: 1, data: lldp(8) })];
    const blocks = [...pcapngBlocks(order), ...more];
    const starts = startsOf(blocks);
    // Behind a declaration the second part knows less than the first.
    const wrong = new Set(starts.slice(-4));
    expect(await joinsOf(file, join(...blocks))).toEqual(starts.slice(5).filter((start) => !wrong.has(start)));
  });

  it('a capture that is cut short anywhere', async () => {
    for (const octets of [join(...pcapRecords(order)), join(...pcapngBlocks(order))]) {
      for (let length = Math.floor(octets.length * 0.6); length < octets.length; length += 7) {
        await joinsOf(file, octets.slice(0, length), [octets.length >> 1]);
      }
    }
  });
});

describe('a second part', () => {
  it('of another byte order is read as it says', async () => {
    const large = Array.from({ length: 50 }, (_, index) => epb(LITTLE, { ticks: ticks(index), data: ipv4(60_000) }));
    const second = [section(BIG), idb(BIG), ...Array.from({ length: 9 }, (_, index) => epb(BIG, { ticks: ticks(index), data: lldp(index) }))];
    const blocks = [...pcapngBlocks(LITTLE), ...large, ...second];
    const starts = startsOf(blocks);
    expect(await joinsOf(file, join(...blocks), [starts[24]! + 1, starts.at(-4)!])).toEqual([starts[25]]);
  });

  it('of tiny frames is read like any other', async () => {
    for (const size of [0, 1, 13]) {
      const records = Array.from({ length: 20 }, (_, index) => pcapRecord(LITTLE, { sec: 7, frac: index, data: new Uint8Array(size) }));
      await joinsOf(file, join(pcapHeader(LITTLE, NS), ...records));
      const blocks = Array.from({ length: 12 }, (_, index) => epb(LITTLE, { ticks: BigInt(index), data: new Uint8Array(size) }));
      await joinsOf(file, join(section(LITTLE), idb(LITTLE), ...blocks));
    }
  });

  it('that is all zeros is not taken for records', async () => {
    const records = [...pcapRecords(LITTLE).slice(0, 5), pcapRecord(LITTLE, { sec: SEC, data: ipv4(4000).fill(0, 14) }), ...pcapRecords(LITTLE).slice(5)];
    const octets = join(...records);
    expect(await joinsOf(file, octets, [1000, 2000, 3000])).toEqual([startsOf(records)[6]]);
  });

  it('whose interfaces show a data frame first, between others, counts each of them once', async () => {
    const blocks = `
      0a0d0d0a 1c000000 4d3c2b1a 01000000 ffffffff ffffffff 1c000000 01000000 1c000000 01000000 00000000 09000100 9e000000 1c000000 01000000 1c000000 01000000 00000000
      09000100 8a000000 1c000000 01000000 1c000000 01000000 00000000 09000100 8a000000 1c000000 06000000 38000000 02000000 00000000 00280000 0f000000 0f000000 02000000
      00020200 00000001 08004500 02000400 01000000 38000000 06000000 4c000000 00000000 02000000 00000080 0f000000 0f000000 02000000 00020200 00000001 08004500 01000100
      61000000 02000400 01000000 04000800 00000000 00000000 4c000000 06000000 34000000 00000000 02000000 00000080 12000000 12000000 0180c200 000e0200 00000001 88cc0000
      00000000 34000000 06000000 30000000 00000000 02000000 00000080 0f000000 0f000000 02000000 00020200 00000001 08004500 30000000 06000000 30000000 02000000 00000000
      00280000 0f000000 0f000000 02000000 00020200 00000001 08004500 30000000
    `;
    await joinsOf(file, Uint8Array.from(blocks.match(/[0-9a-f]{2}/g)!, (octet) => parseInt(octet, 16)));
  });

  it('of any kind gives what one thread gives', async () => {
    let joins = 0;
    await fc.assert(fc.asyncProperty(someCapture, fc.array(fc.nat(1000), { minLength: 1, maxLength: 4 }), async (octets, places) => {
      joins += (await joinsOf(file, octets, places.map((place) => Math.floor((octets.length * place) / 1000)))).length;
    }), { numRuns: 300 });
    expect(joins).toBeGreaterThan(15);
  });

  it.each([['pcap', pcapRecords], ['pcapng', pcapngBlocks]])('that is damaged anyhow gives what one thread gives: %s', async (_name, build) => {
    const octets = join(...build(LITTLE));
    const changes = fc.array(fc.tuple(fc.nat(octets.length - 1), fc.nat(255)), { minLength: 1, maxLength: 4 });
    const cuts = fc.array(fc.nat(octets.length), { minLength: 1, maxLength: 4 });
    await fc.assert(fc.asyncProperty(changes, cuts, async (list, offsets) => {
      const spoiled = octets.slice();
      for (const [at, value] of list) spoiled[at] = value;
      await joinsOf(file, spoiled, offsets);
    }), { numRuns: 300 });
  });
});
