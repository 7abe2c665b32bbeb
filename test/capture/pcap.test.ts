import { describe, expect, it } from 'vitest';
import { BIG, hex, ipv4, join, LITTLE, lldp, ORDERS, pcap, pcapHeader, type PcapRecord, u16, u32 } from './capture-bytes.js';
import { framesOf, marksOf, readOctets } from './read-octets.js';

const US = 0xa1b2c3d4;
const NS = 0xa1b23c4d;
const MODIFIED = 0xa1b2cd34;

describe.each(ORDERS)('pcap, little-endian $little', (order) => {
  it.each([
    ['microseconds', US, 123456, 123456000],
    ['nanoseconds', NS, 123456789, 123456789],
  ])('reads %s', async (_name, magic, frac, ns) => {
    const octets = pcap(order, magic, [
      { sec: 1700000000, frac: 0, data: lldp(1) },
      { sec: 1700000001, frac, data: lldp(2), origLen: 99 },
    ]);
    const result = await readOctets(octets);
    expect(result).toMatchObject({ problems: [], originSec: 1700000000, frames: 2, controlFrames: 2 });
    expect(result.items).toEqual([
      frame(1, 0, lldp(1), 20),
      frame(2, 1_000_000_000 + ns, lldp(2), 99),
    ]);
  });

  it('reads the modified format with its packet type', async () => {
    const more = (type: number): Uint8Array => join(u32(order, 3), u16(order, 0x88cc), Uint8Array.of(type, 0));
    const octets = pcap(order, MODIFIED, [
      { sec: 1, frac: 5, data: lldp(1), more: more(4) },
      { sec: 1, frac: 6, data: lldp(2), more: more(2) },
    ]);
    const result = await readOctets(octets);
    expect(result.problems).toEqual([]);
    expect(framesOf(result).map(({ timeNs, direction }) => [timeNs, direction])).toEqual([[5000, 'out'], [6000, 'in']]);
    expect(marksOf(result)).toEqual([1, 2]);
  });

  it('takes off the frame check sequence of the link-type word', async () => {
    const octets = pcap(order, US, [{ data: lldp(7, 24) }], 0x24000001);
    const [only] = framesOf(await readOctets(octets));
    expect(only).toMatchObject({ origLen: 20, point: { linkType: 1 } });
    expect(only?.data).toEqual(lldp(7, 24).slice(0, 20));
  });
});

describe('link types with other headers than Ethernet', () => {
  it('are judged by them, behind data frames, too', async () => {
    // Octets 12 and 13 are those of an address here, and look like the EtherType of IPv4.
    const cooked = (protocol: string, mark: number): PcapRecord => ({ data: hex(`0004 0001 0006 020000000001 0800 ${protocol} 0000 ${mark.toString(16).padStart(2, '0')}`) });
    const records = [cooked('0800', 1), cooked('0800', 2), cooked('88cc', 3), cooked('0800', 4), cooked('88cc', 5)];
    const result = await readOctets(pcap(LITTLE, US, records, 113));
    expect([marksOf(result), result.frames]).toEqual([[3, 5], 5]);
  });
});

function frame(no: number, timeNs: number, data: Uint8Array, origLen: number): object {
  const point = { id: 0, name: null, linkType: 1, file: null };
  return { kind: 'frame', no, timeNs, point, data, origLen, direction: null, offset: null };
}

describe('frame check sequence in a cut frame', () => {
  it.each([
    ['whole', 64, 64, 60],
    ['cut inside the check sequence', 62, 64, 60],
    ['cut before the check sequence', 50, 64, 50],
  ])('%s', async (_name, captured, origLen, kept) => {
    const octets = pcap(LITTLE, US, [{ data: lldp(1, captured), origLen }], 0x24000001);
    const [only] = framesOf(await readOctets(octets));
    expect([only?.data.length, only?.origLen]).toEqual([kept, 60]);
  });

  it('may be the longest that the link-type word can tell', async () => {
    const [only] = framesOf(await readOctets(pcap(LITTLE, US, [{ data: lldp(1, 64) }], 0xf4000001)));
    expect(only?.data.length).toBe(34);
  });

  it('is not assumed where the flag is not set', async () => {
    const octets = pcap(LITTLE, US, [{ data: lldp(1, 64) }], 0x20000001);
    expect(framesOf(await readOctets(octets))[0]?.data.length).toBe(64);
  });
});

describe('clock items', () => {
  it('tell the first frame, the greatest time of the data frames before the next item, and the last one', async () => {
    const octets = pcap(BIG, NS, [
      { sec: 9, frac: 1, data: ipv4() },
      { sec: 9, frac: 8, data: ipv4() },
      { sec: 9, frac: 3, data: ipv4() },
      { sec: 9, frac: 9, data: lldp(1) },
      { sec: 9, frac: 10, data: lldp(2) },
      { sec: 9, frac: 12, data: ipv4() },
    ]);
    const { items, frames, controlFrames } = await readOctets(octets);
    expect(items.map((item) => [item.kind, item.timeNs])).toEqual([
      ['clock', 1], ['clock', 8], ['frame', 9], ['frame', 10], ['clock', 12],
    ]);
    expect(framesOf({ items }).map(({ no }) => no)).toEqual([4, 5]);
    expect([frames, controlFrames]).toEqual([6, 2]);
  });

  it('leave frames that go back in time in file order', async () => {
    const octets = pcap(BIG, NS, [
      { sec: 9, frac: 5, data: lldp(1) },
      { sec: 8, frac: 999_999_999, data: lldp(2) },
    ]);
    expect((await readOctets(octets)).items.map(({ timeNs }) => timeNs)).toEqual([5, -1]);
  });
});

describe('damage', () => {
  it.each([0x80000000, 0xffffffff, 0xffffffe8, 262145])('refuses a captured length of %i', async (hostile) => {
    const octets = join(pcap(LITTLE, US, [{ data: lldp(1) }]), u32(LITTLE, 0), u32(LITTLE, 0), u32(LITTLE, hostile),
      u32(LITTLE, 60), lldp(2));
    const result = await readOctets(octets);
    expect(marksOf(result)).toEqual([1]);
    expect(result.problems).toEqual([{
      file: 'x.pcap',
      offset: 60,
      kind: 'damaged',
      message: 'x.pcap: damaged at offset 60: the record header wants a captured length of at most 262144 octets, ' +
        `${hostile} is there`,
    }]);
  });

  it('reads the largest frame allowed', async () => {
    const octets = pcap(LITTLE, US, [{ data: lldp(9, 262144) }, { data: lldp(1) }]);
    const result = await readOctets(octets, [70_000]);
    expect(result.problems).toEqual([]);
    expect(framesOf(result).map(({ data }) => data.length)).toEqual([262144, 20]);
  });

  it('tells every cut but one at a record boundary', async () => {
    const records = [{ data: lldp(1) }, { data: ipv4(17) }, { data: lldp(3) }];
    const octets = pcap(LITTLE, US, records);
    const ends = [24, 60, 93, 129];
    for (let length = 1; length <= octets.length; length++) {
      const result = await readOctets(octets.slice(0, length));
      const whole = ends.filter((end) => end <= length).length - 1;
      expect(result.frames, `cut at ${length}`).toBe(Math.max(0, whole));
      expect(result.problems.map(({ offset, message }) => [offset, message]), `cut at ${length}`)
        .toEqual(ends.includes(length) ? [] : [expectedCut(length, ends)]);
    }
  });

  it('takes a file of only its header for a valid, empty one', async () => {
    expect(await readOctets(pcapHeader(BIG, US))).toMatchObject({ items: [], problems: [], frames: 0 });
  });

  it('counts the frames of a foreign link type and says so once', async () => {
    const result = await readOctets(pcap(BIG, US, [{ sec: 4, data: lldp(1) }, { sec: 6, data: lldp(2) }], 105));
    expect(result).toMatchObject({ frames: 2, controlFrames: 0, items: [{ kind: 'clock', timeNs: 0 }, { kind: 'clock', timeNs: 2e9 }] });
    expect(result.problems).toEqual([expect.objectContaining({ kind: 'unsupported', offset: null })]);
    expect(result.problems[0]?.message).toMatch(/^x\.pcap: link type 105 is not decoded/);
  });
});

function expectedCut(length: number, ends: readonly number[]): [number, string] {
  if (length < 4) return [0, `x.pcap: damaged at offset 0: the magic number wants 4 octets, ${length} are there`];
  if (length < 24) return [0, `x.pcap: damaged at offset 0: the file header wants 24 octets, ${length} are there`];
  const begin = ends.filter((end) => end <= length).at(-1) ?? 0;
  const left = length - begin;
  if (left < 16) {
    return [begin, `x.pcap: damaged at offset ${begin}: the record header wants 16 octets, ${left} are left`];
  }
  const wants = begin === 60 ? 17 : 20;
  const at = begin + 16;
  return [at, `x.pcap: damaged at offset ${at}: the frame wants ${wants} octets, ${left - 16} are left`];
}

describe('octets handed on', () => {
  it('are copies that later chunks do not change', async () => {
    const records = Array.from({ length: 200 }, (_, index) => ({ data: lldp(index % 256) }));
    const octets = pcap(LITTLE, US, records);
    expect(marksOf(await readOctets(octets, [50]))).toEqual(records.map(({ data }) => data.at(-1)));
  });
});
