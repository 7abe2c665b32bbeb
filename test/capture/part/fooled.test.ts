import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join as path } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { openSource } from '../../../src/capture/open.js';
import { Timebase } from '../../../src/model/timebase.js';
import { block, epb, idb, ipv4, join, lldp, type Order, ORDERS, pcapHeader, pcapRecord, section, u32 } from '../capture-bytes.js';
import { drain } from '../read-octets.js';
import { LocalSplit } from './local-part.js';
import { joinsOf, startsOf } from './two-parts.js';

const NS = 0xa1b23c4d;
const SEC = 1_700_000_000;
const folder = mkdtempSync(path(tmpdir(), 'evbscope-'));
const file = path(folder, 'x.pcap');
afterAll(() => rmSync(folder, { recursive: true }));

const ticks = (us: number): bigint => BigInt(SEC) * 1_000_000n + BigInt(us);
/** A data frame that carries `inside` from octet 16 on, where blocks of pcapng are aligned, too. */
const carrying = (...inside: readonly Uint8Array[]): Uint8Array => join(ipv4(16), ...inside);
const times = <T>(count: number, make: (index: number) => T): T[] => Array.from({ length: count }, (_, index) => make(index));

/** One format: how a packet is written, and what an unfinished record looks like. */
function formatsOf(order: Order) {
  const cut = (record: Uint8Array, length: number): Uint8Array => record.slice(0, length);
  return [
    {
      name: 'pcap',
      head: [pcapHeader(order, NS)],
      packet: (data: Uint8Array, index = 0) => pcapRecord(order, { sec: SEC, frac: index, data }),
      unfinished: cut(pcapRecord(order, { sec: SEC, data: new Uint8Array(200_000) }), 24),
    },
    {
      name: 'pcapng',
      head: [section(order), idb(order)],
      packet: (data: Uint8Array, index = 0) => epb(order, { ticks: ticks(index), data }),
      unfinished: cut(epb(order, { ticks: ticks(0), data: new Uint8Array(200_000) }), 32),
    },
  ];
}

/** Where the second part of the capture in `file` begins when it is cut at `offset`, and whether it is joined. */
async function partAt(offset: number): Promise<[start: number | null, isJoined: boolean]> {
  const split = new LocalSplit(offset);
  const timebase = new Timebase();
  await drain(openSource([file], timebase, { split }), timebase);
  return [await split.start(), split.isJoined];
}

describe.each(ORDERS)('frames that look like a capture, little-endian $little', (order) => {
  describe.each(formatsOf(order))('$name', ({ head, packet, unfinished }) => {
    const control = times(9, (index) => packet(lldp(100 + index), index));
    const before = times(4, (index) => packet(index % 2 === 0 ? ipv4(40) : lldp(index), index));
    const behind = times(9, (index) => packet(index % 2 === 0 ? ipv4(40) : lldp(50 + index), index));

    it('are seen through when what they hold ends with them', async () => {
      const fool = packet(carrying(...control));
      const records = [...head, ...before, fool, ...behind];
      const octets = join(...records);
      const joins = await joinsOf(file, octets);
      const starts = startsOf(records);
      expect(joins).toEqual(starts.slice(head.length + 1));
    });

    it('are taken for records when what they hold goes on to the end of the file, but not joined', async () => {
      const records = [...head, ...before, ...behind, packet(carrying(...control, unfinished))];
      const octets = join(...records);
      const fool = startsOf(records).at(-1)!;
      const joins = await joinsOf(file, octets);
      expect(joins.every((start) => startsOf(records).includes(start))).toBe(true);
      const [start, isJoined] = await partAt(fool + 20);
      expect([start! > fool, isJoined]).toEqual([true, false]);
    });
  });
});

describe.each(ORDERS)('a record in a frame that leads on to the next true record, little-endian $little', (order) => {
  it('is not joined', async () => {
    const last = pcapRecord(order, { sec: SEC, frac: 1, data: lldp(99) });
    const records = [pcapHeader(order, NS), ...times(6, (index) => pcapRecord(order, { sec: SEC, frac: index, data: lldp(index) }))];
    const fool = pcapRecord(order, { sec: SEC, data: carrying(last, last) });
    const behind = times(12, (index) => pcapRecord(order, { sec: SEC, frac: index, data: ipv4(30) }));
    const all = [...records, fool, ...behind];
    const at = startsOf(all)[records.length]!;
    const joins = await joinsOf(file, join(...all));
    expect(joins).not.toContain(at + fool.length - last.length);
    expect(await partAt(at + 1)).toEqual([at + fool.length - 2 * last.length, false]);
    expect(await partAt(at + fool.length)).toEqual([at + fool.length, true]);
  });
});

describe.each(ORDERS)('an unknown block that holds a capture, little-endian $little', (order) => {
  it('is skipped, however it is cut', async () => {
    const inside = times(9, (index) => epb(order, { ticks: ticks(index), data: lldp(100 + index) }));
    const unfinished = epb(order, { ticks: ticks(0), data: new Uint8Array(200_000) }).slice(0, 32);
    const packets = times(9, (index) => epb(order, { ticks: ticks(index), data: lldp(index) }));
    const records = [section(order), idb(order), ...packets, block(order, 0x0bad, ...inside, unfinished)];
    const joins = await joinsOf(file, join(...records));
    expect(joins.every((start) => startsOf(records).includes(start))).toBe(true);
    const begin = startsOf(records).at(-1)!;
    expect(await partAt(begin + 4)).toEqual([begin + 8, false]);
  });
});

describe('a file made to keep the search busy', () => {
  it('is given up, and read by one thread', async () => {
    const order = ORDERS[1]!;
    // Long chains of tiny records that all end in a broken one.
    const tiny = pcapRecord(order, { sec: SEC, data: Uint8Array.of(0) });
    const chain = join(...times(2000, () => tiny), u32(order, 0), u32(order, 0), u32(order, 0xffffffff));
    const records = times(60, () => pcapRecord(order, { sec: SEC, data: carrying(chain) }));
    writeFileSync(file, join(pcapHeader(order, NS), ...records));
    expect(await partAt(1000)).toEqual([null, false]);
  });
});
