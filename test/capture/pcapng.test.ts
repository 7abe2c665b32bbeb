import { describe, expect, it } from 'vitest';
import {
  BIG, block, epb, hex, idb, ipv4, join, LITTLE, lldp, obsoletePacket, option, ORDERS, section, simplePacket,
  statistics, u32, u64,
} from './capture-bytes.js';
import { framesOf, marksOf, readOctets } from './read-octets.js';

const SEC = 1_700_000_000n;

describe.each(ORDERS)('pcapng, little-endian $little', (order) => {
  it('reads interfaces with their names and enhanced packets with their directions', async () => {
    const flags = (bits: number): Uint8Array[] => [option(order, 2, u32(order, bits)), option(order, 0, hex(''))];
    const octets = join(
      section(order),
      idb(order, 1, [option(order, 2, new TextEncoder().encode('eth0'))]),
      idb(order, 113),
      epb(order, { ticks: SEC * 1_000_000n + 1n, data: lldp(1, 21), origLen: 77, options: flags(1) }),
      epb(order, { ticks: SEC * 1_000_000n + 2n, data: lldp(2), options: flags(2) }),
      epb(order, { ticks: SEC * 1_000_000n + 3n, data: lldp(3) }),
      epb(order, { id: 1, ticks: SEC * 1_000_000n + 4n, data: hex('0004 0001 0006 020000000001 0000 88cc 02') }),
    );
    const result = await readOctets(octets);
    const eth0 = { id: 0, name: 'eth0', linkType: 1, file: null };
    expect(result).toMatchObject({ problems: [], originSec: Number(SEC) });
    expect(result.items).toMatchObject([
      { no: 1, timeNs: 1000, direction: 'in', origLen: 77, point: eth0 },
      { no: 2, timeNs: 2000, direction: 'out', origLen: 20, point: eth0 },
      { no: 3, timeNs: 3000, direction: null, point: eth0 },
      { no: 4, timeNs: 4000, direction: 'out', point: { id: 1, name: null, linkType: 113, file: null } },
    ]);
    expect(framesOf(result)[0]?.data).toEqual(lldp(1, 21));
  });

  it('reads packets without a time at the time of the packet before', async () => {
    const octets = join(
      section(order),
      idb(order, 1, [], 18),
      simplePacket(order, lldp(1, 18), 60),
      epb(order, { ticks: 5_000_007n, data: ipv4() }),
      simplePacket(order, lldp(2, 15)),
    );
    const { items, problems } = await readOctets(octets);
    expect(problems).toEqual([]);
    expect(items).toMatchObject([
      { kind: 'frame', timeNs: 0, origLen: 60, data: lldp(1, 18) },
      { kind: 'clock', timeNs: 7000 },
      { kind: 'frame', timeNs: 7000, origLen: 15, data: lldp(2, 15) },
    ]);
  });

  it('reads obsolete packets and their drop count', async () => {
    const octets = join(
      section(order),
      idb(order),
      obsoletePacket(order, 0, { ticks: 1_000_000n, data: lldp(1) }),
      obsoletePacket(order, 7, { ticks: 1_000_002n, data: lldp(2) }),
      obsoletePacket(order, 0xffff, { ticks: 1_000_003n, data: lldp(3) }),
    );
    const result = await readOctets(octets);
    expect(result.items.map((item) => [item.kind, item.timeNs])).toEqual([
      ['frame', 0], ['gap', 2000], ['frame', 2000], ['frame', 3000],
    ]);
    expect(result.items[1]).toMatchObject({ lost: 7, point: { id: 0 } });
  });

  it('makes a gap of a drop count, behind the time that went before', async () => {
    const dropped = [option(order, 4, u64(order, 3n))];
    const octets = join(
      section(order),
      idb(order),
      epb(order, { ticks: 1_000_000n, data: ipv4() }),
      epb(order, { ticks: 1_000_005n, data: ipv4(), options: dropped }),
      epb(order, { ticks: 1_000_009n, data: lldp(1), options: [option(order, 4, u64(order, 0n))] }),
    );
    expect((await readOctets(octets)).items).toMatchObject([
      { kind: 'clock', timeNs: 0 },
      { kind: 'gap', timeNs: 5000, lost: 3 },
      { kind: 'clock', timeNs: 5000 },
      { kind: 'frame', timeNs: 9000 },
    ]);
  });

  it('makes a gap of each increase in the statistics of an interface, and time of their end', async () => {
    const octets = join(
      section(order),
      idb(order),
      idb(order),
      epb(order, { ticks: 1_000_000n, data: lldp(1) }),
      statistics(order, 0, 1_000_010n, { ifdrop: 4n, osdrop: 2n }),
      statistics(order, 1, 1_000_020n, { ifdrop: 4n }),
      statistics(order, 0, 1_000_030n, { ifdrop: 4n, osdrop: 2n }),
      statistics(order, 0, 1_000_035n, { ifdrop: 4n, osdrop: 5n, endTicks: 1_000_040n }),
      statistics(order, 0, 9n, { endTicks: 1_000_050n }),
      statistics(order, 0, 0n, {}),
    );
    expect((await readOctets(octets)).items.slice(1)).toMatchObject([
      { kind: 'gap', timeNs: 10_000, lost: 6, point: { id: 0 } },
      { kind: 'gap', timeNs: 20_000, lost: 4, point: { id: 1 } },
      { kind: 'clock', timeNs: 30_000 },
      { kind: 'gap', timeNs: 40_000, lost: 3, point: { id: 0 } },
      { kind: 'clock', timeNs: 50_000 },
    ]);
  });

  it('takes the start of a capture from statistics before the first packet of the interface', async () => {
    const start = (id: number, ticks: number): Uint8Array => block(order, 5, u32(order, id), u32(order, 0), u32(order, 4_000_000), option(order, 2, join(u32(order, 0), u32(order, ticks))));
    const octets = join(
      section(order), idb(order), idb(order),
      start(0, 3_000_000),
      epb(order, { ticks: 4_000_000n, data: lldp(1) }),
      epb(order, { id: 1, ticks: 4_000_000n, data: lldp(2) }),
      start(0, 2_000_000), start(1, 2_000_000),
    );
    const result = await readOctets(octets);
    expect(framesOf(result).map(({ point }) => point.startNs)).toEqual([-1e9, undefined]);
  });

  it('skips unknown blocks of any size by their length', async () => {
    const octets = join(
      section(order),
      block(order, 4, hex('00000000')),
      idb(order),
      block(order, 0x0bad, hex('00000001'), new Uint8Array(3_000_000)),
      epb(order, { data: lldp(1) }),
      block(order, 0x40000bad),
      epb(order, { data: lldp(2) }),
    );
    const result = await readOctets(octets, [100_003]);
    expect([marksOf(result), result.problems]).toEqual([[1, 2], []]);
  });
});

describe('writers without a clock for their statistics', () => {
  it('neither set the origin of times nor move a gap', async () => {
    const octets = join(
      section(BIG),
      idb(BIG),
      statistics(BIG, 0, 0n, {}),
      epb(BIG, { ticks: SEC * 1_000_000n + 5n, data: lldp(1) }),
      statistics(BIG, 0, 0n, { ifdrop: 9n }),
      statistics(BIG, 0, SEC * 1_000_000n + 1n, { ifdrop: 10n }),
    );
    const result = await readOctets(octets);
    expect(result.originSec).toBe(Number(SEC));
    expect(result.items.map(({ kind }) => kind)).toEqual(['frame', 'gap', 'gap']);
    expect(result.items.map(({ timeNs }) => timeNs)).toEqual([5000, 5000, 5000]);
  });
});

describe('interface names', () => {
  it.each([
    ['65746830', 'eth0'],
    ['657468300000', 'eth0'],
    ['c3a4', 'ä'],
    ['00', null],
    ['', null],
  ])('%s', async (octets, name) => {
    const described = idb(LITTLE, 1, [option(LITTLE, 3, hex('78')), option(LITTLE, 2, hex(octets))]);
    const [only] = framesOf(await readOctets(join(section(LITTLE), described, epb(LITTLE, { data: lldp(1) }))));
    expect(only?.point.name).toBe(name);
  });
});

describe('sections', () => {
  it('have their own byte order and their own interfaces', async () => {
    const octets = join(
      section(BIG),
      idb(BIG, 1, [option(BIG, 2, new TextEncoder().encode('a'))]),
      epb(BIG, { ticks: 1_000_000n, data: lldp(1) }),
      section(LITTLE),
      idb(LITTLE, 1, [option(LITTLE, 2, new TextEncoder().encode('b')), option(LITTLE, 9, hex('09'))]),
      epb(LITTLE, { ticks: 1_000_000_001n, data: lldp(2) }),
    );
    const result = await readOctets(octets);
    expect(result.problems).toEqual([]);
    const points = framesOf(result).map(({ timeNs, point }) => [timeNs, point.id, point.name]);
    expect(points).toEqual([[0, 0, 'a'], [1, 1, 'b']]);
  });
});

describe('frame check sequences', () => {
  it.each([
    ['in octets', [option(LITTLE, 13, hex('04'))], [], 24],
    ['in bits', [option(LITTLE, 13, hex('20'))], [], 24],
    ['of the packet, before that of the interface', [option(LITTLE, 13, hex('04'))], [0x40], 26],
    ['of the packet alone', [], [0x80], 24],
    ['unknown', [], [0x1], 28],
  ])('%s', async (_name, ofInterface, ofPacket, kept) => {
    const options = ofPacket.map((flags) => option(LITTLE, 2, u32(LITTLE, flags)));
    const octets = join(section(LITTLE), idb(LITTLE, 1, ofInterface), epb(LITTLE, { data: lldp(1, 28), options }));
    const [only] = framesOf(await readOctets(octets));
    expect([only?.data.length, only?.origLen]).toEqual([kept, kept]);
  });
});
