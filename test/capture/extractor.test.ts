import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { someCapture } from './arbitrary-captures.js';
import { BIG, block, epb, hex, idb, ipv4, join, LITTLE, lldp, obsoletePacket, option, ORDERS, pcap, simplePacket, u16, u32, u64, type Order } from './capture-bytes.js';
import { extractOctets, storyOf } from './extract-octets.js';
import { framesOf, readOctets } from './read-octets.js';

const US = 0xa1b2c3d4;
const NS = 0xa1b23c4d;
const MODIFIED = 0xa1b2cd34;
const sizes = fc.array(fc.integer({ min: 1, max: 300 }), { minLength: 1 });
const text = (order: Order, code: number, words: string): Uint8Array => option(order, code, new TextEncoder().encode(words));
const copyOf = async (...inputs: readonly Uint8Array[]): Promise<Uint8Array> => (await extractOctets(inputs)).octets;

/** A section with options. */
const sectionOf = (order: Order, ...options: readonly Uint8Array[]): Uint8Array =>
  block(order, 0x0a0d0d0a, u32(order, 0x1a2b3c4d), u16(order, 1), u16(order, 0), u64(order, -1n), ...options);
const end = (order: Order): Uint8Array => option(order, 0, hex(''));

/** A section in which every option that holds numbers is used. */
function richSection(order: Order): Uint8Array {
  const custom = option(order, 2988, join(u32(order, 32473), hex('6d696e65')));
  const ifOptions = [
    text(order, 1, 'lab'), text(order, 2, 'eno1'), text(order, 3, 'uplink'), option(order, 6, hex('020000000001')), option(order, 8, u64(order, 10_000_000_000n)), option(order, 9, hex('09')),
    option(order, 10, u32(order, 3600)), option(order, 11, hex('00 6c6c6470')), text(order, 12, 'Linux'), option(order, 14, u64(order, 7n)), text(order, 15, 'ixgbe'), option(order, 16, u64(order, 1n)), option(order, 17, u64(order, 2n)),
  ];
  const packet = [
    text(order, 1, 'late'), text(order, 1, 'very'), option(order, 2, u32(order, 0x12345601)), option(order, 3, hex('02 01020304')), option(order, 4, u64(order, 0n)),
    option(order, 5, u64(order, 77n)), option(order, 6, u32(order, 3)), option(order, 8, join(u32(order, 11), u32(order, 22))), custom,
  ];
  const halves = join(u32(order, 0x0de0b6b3), u32(order, 0xa7640005));
  return join(
    sectionOf(order, text(order, 1, 'ticket 4711'), text(order, 2, 'Xeon'), text(order, 3, 'Linux 6.1'), text(order, 4, 'dumpcap'), end(order)),
    idb(order, 1, [...ifOptions, end(order)], 262144),
    idb(order, 113, [text(order, 2, 'eno2'), end(order)]),
    epb(order, { ticks: 10n ** 18n + 1n, data: lldp(1), origLen: 90, options: [...packet, end(order)] }),
    epb(order, { id: 1, ticks: 10n ** 15n, data: join(hex('0000 0001 0006 020000000001 0000 88cc'), lldp(2)) }),
    block(order, 5, u32(order, 0), halves, option(order, 2, halves), option(order, 3, halves), ...[4, 5, 6, 7, 8].map((code) => option(order, code, u64(order, BigInt(code)))), end(order)),
  );
}

describe('the copy of the control frames', () => {
  it('tells what the original tells, however it is cut into chunks', async () => {
    await fc.assert(fc.asyncProperty(someCapture, sizes, async (capture, cut) => {
      const { octets, original, copied } = await extractOctets([capture], { sizes: cut });
      const copy = await readOctets(octets);
      expect(copy.problems).toEqual([]);
      expect(storyOf(copy)).toEqual(storyOf(await readOctets(capture)));
      expect(storyOf(original)).toEqual(storyOf(copy));
      expect(copied).toBe(original.controlFrames);
    }), { numRuns: 500 });
  });

  it('of several captures tells what they tell, merged', async () => {
    const timed = fc.array(fc.tuple(fc.nat(99), fc.boolean()), { maxLength: 30 }).map((times) => pcap(BIG, NS, times.map(([at, isControl], mark) => ({ sec: 10, frac: at, data: isControl ? lldp(mark) : ipv4() }))));
    await fc.assert(fc.asyncProperty(fc.array(fc.oneof(someCapture, timed), { minLength: 2, maxLength: 3 }), async (captures) => {
      const { octets, original } = await extractOctets(captures);
      const copy = await readOctets(octets);
      expect(copy.problems).toEqual([]);
      expect(storyOf(copy)).toEqual(storyOf(original));
    }), { numRuns: 300 });
  });

  it('is its own copy', async () => {
    await fc.assert(fc.asyncProperty(someCapture, async (capture) => {
      const octets = await copyOf(capture);
      expect(await copyOf(octets)).toEqual(octets);
    }), { numRuns: 200 });
  });

  it('is the original, octet for octet, where that has nothing else and is little-endian', async () => {
    expect(await copyOf(richSection(LITTLE))).toEqual(richSection(LITTLE));
  });

  it('turns each number round, and nothing else, where the original is big-endian', async () => {
    expect(await copyOf(richSection(BIG))).toEqual(richSection(LITTLE));
  });

  it('leaves out data frames, options that ask for it, and blocks of names and secrets', async () => {
    const start = join(sectionOf(LITTLE), idb(LITTLE), epb(LITTLE, { ticks: 1n, data: lldp(1) }));
    const rest = join(
      block(LITTLE, 4, u32(LITTLE, 0)),
      block(LITTLE, 10, hex('544c534b 04000000 01020304')),
      epb(LITTLE, { ticks: 2n, data: ipv4() }),
    );
    const private_ = epb(LITTLE, { ticks: 3n, data: lldp(2), options: [option(LITTLE, 19373, join(u32(LITTLE, 32473), hex('0102'))), end(LITTLE)] });
    expect(await copyOf(join(start, rest, private_))).toEqual(join(start, epb(LITTLE, { ticks: 3n, data: lldp(2) })));
  });

  it('keeps packets without a time as they are', async () => {
    const capture = join(sectionOf(LITTLE), idb(LITTLE, 1, [], 18), simplePacket(LITTLE, lldp(1, 18), 60), simplePacket(LITTLE, lldp(2, 15)));
    expect(await copyOf(capture)).toEqual(capture);
  });

  it('makes enhanced packets of obsolete ones', async () => {
    const start = join(sectionOf(LITTLE), idb(LITTLE));
    const packet = { ticks: 5n, data: lldp(1) };
    const drops = [option(LITTLE, 4, u64(LITTLE, 300n)), end(LITTLE)];
    expect(await copyOf(join(start, obsoletePacket(LITTLE, 0xffff, packet), obsoletePacket(LITTLE, 300, packet)))).toEqual(join(start, epb(LITTLE, packet), epb(LITTLE, { ...packet, options: drops })));
  });

  it('keeps a data frame that tells of a loss, without its octets', async () => {
    const start = join(sectionOf(LITTLE), idb(LITTLE), epb(LITTLE, { ticks: 1n, data: lldp(1) }));
    const lossy = { ticks: 9n, origLen: 1514, options: [option(LITTLE, 4, u64(LITTLE, 2n)), end(LITTLE)] };
    expect(await copyOf(join(start, epb(LITTLE, { ...lossy, data: ipv4() })))).toEqual(join(start, epb(LITTLE, { ...lossy, data: hex('') })));
  });

  it('says in statistics when the capture began and ended, where data frames did', async () => {
    const [start, frame] = [join(sectionOf(LITTLE), idb(LITTLE)), epb(LITTLE, { ticks: 50n, data: lldp(1) })];
    const data = (ticks: bigint): Uint8Array => epb(LITTLE, { ticks, data: ipv4() });
    const time = (ticks: bigint): Uint8Array => block(LITTLE, 5, u32(LITTLE, 0), u32(LITTLE, 0), u32(LITTLE, Number(ticks)), option(LITTLE, 3, join(u32(LITTLE, 0), u32(LITTLE, Number(ticks)))), end(LITTLE));
    expect(await copyOf(join(start, data(10n), data(20n), frame, data(60n), data(70n)))).toEqual(join(start, time(10n), frame, time(70n)));
    expect(await copyOf(join(start, frame, data(60n), data(99n), epb(LITTLE, { ticks: 98n, data: lldp(2) })))).toEqual(join(start, frame, time(99n), epb(LITTLE, { ticks: 98n, data: lldp(2) })));
  });

  it('hands what a later section says of itself to its interfaces', async () => {
    const second = join(sectionOf(BIG, text(BIG, 1, 'rack 2'), text(BIG, 2, 'ARM'), text(BIG, 3, 'BSD'), text(BIG, 4, 'tcpdump')), idb(BIG, 1, [text(BIG, 2, 'em0'), text(BIG, 12, 'FreeBSD'), end(BIG)]));
    const moved = idb(LITTLE, 1, [text(LITTLE, 2, 'em0'), text(LITTLE, 12, 'FreeBSD'), text(LITTLE, 1, 'rack 2'), text(LITTLE, 15, 'ARM'), end(LITTLE)]);
    expect(await copyOf(join(richSection(LITTLE), second))).toEqual(join(richSection(LITTLE), moved));
    expect(Buffer.from(await copyOf(richSection(LITTLE), second)).includes(Buffer.from(moved))).toBe(true);
  });

  it('has a section also of a capture without packets', async () => {
    expect(await copyOf(pcap(BIG, US, []))).toEqual(join(sectionOf(LITTLE), idb(LITTLE, 1, [], 65535)));
    expect(await copyOf(sectionOf(BIG))).toEqual(sectionOf(LITTLE));
  });

  it('of a time range has what is in it', async () => {
    const records = [1, 3, 5, 7, 9].flatMap((sec) => [{ sec, data: lldp(sec) }, { sec: sec + 1, data: ipv4() }]);
    const { octets, copied, original } = await extractOctets([pcap(BIG, US, records)], { includes: (timeNs) => timeNs >= 2e9 && timeNs <= 6e9 });
    expect([copied, original.frames, original.controlFrames]).toEqual([3, 10, 5]);
    expect(storyOf(await readOctets(octets))).toMatchObject([3_000_000_000n, { at: 3_000_000_000n }, { at: 5_000_000_000n }, { at: 7_000_000_000n }, 7_000_000_000n]);
  });
});

describe('the copy of a pcap file', () => {
  it.each(ORDERS)('has its resolution, snap length and times (%j)', async (order) => {
    const record = { sec: 0xfffffffe, data: lldp(1), origLen: 70 };
    const micro = epb(LITTLE, { ticks: 0xfffffffen * 1_000_000n + 999_999n, data: lldp(1), origLen: 70 });
    const nano = epb(LITTLE, { ticks: 0xfffffffen * 1_000_000_000n + 999_999_999n, data: lldp(1), origLen: 70 });
    expect(await copyOf(pcap(order, US, [{ ...record, frac: 999_999 }]))).toEqual(join(sectionOf(LITTLE), idb(LITTLE, 1, [], 65535), micro));
    expect(await copyOf(pcap(order, NS, [{ ...record, frac: 999_999_999 }]))).toEqual(join(sectionOf(LITTLE), idb(LITTLE, 1, [option(LITTLE, 9, hex('09')), end(LITTLE)], 65535), nano));
  });

  it('keeps the frame check sequence', async () => {
    const withFcs = { sec: 1, data: join(lldp(1), hex('01020304')), origLen: 24 };
    const octets = await copyOf(pcap(BIG, US, [withFcs], 0x24000001));
    expect(octets).toEqual(join(sectionOf(LITTLE), idb(LITTLE, 1, [option(LITTLE, 13, hex('04')), end(LITTLE)], 65535), epb(LITTLE, { ticks: 1_000_000n, data: withFcs.data })));
    expect(framesOf(await readOctets(octets))[0]).toMatchObject({ data: lldp(1), origLen: 20 });
  });

  it('keeps the direction of the modified format', async () => {
    const more = (type: number): Uint8Array => join(u32(BIG, 2), u16(BIG, 0x88cc), Uint8Array.of(type, 0));
    const octets = await copyOf(pcap(BIG, MODIFIED, [{ data: lldp(1), more: more(4) }, { data: lldp(2), more: more(1) }]));
    expect(framesOf(await readOctets(octets)).map(({ direction }) => direction)).toEqual(['out', 'in']);
  });

  it('tells the file and when it began, where there are several', async () => {
    const [early, late] = [1, 500].map((sec) => pcap(BIG, US, [{ sec, data: lldp(1) }])) as [Uint8Array, Uint8Array];
    const described = (name: string): Uint8Array => idb(LITTLE, 1, [text(LITTLE, 3, name), end(LITTLE)], 65535);
    const frame = (id: number, sec: number): Uint8Array => {
      const halves = join(u32(LITTLE, 0), u32(LITTLE, sec * 1_000_000));
      const began = block(LITTLE, 5, u32(LITTLE, id), halves, option(LITTLE, 2, halves), option(LITTLE, 3, halves), end(LITTLE));
      return join(began, epb(LITTLE, { id, ticks: BigInt(sec) * 1_000_000n, data: lldp(1) }));
    };
    const octets = await copyOf(late, early);
    expect(octets).toEqual(join(sectionOf(LITTLE), described('0.pcap'), described('1.pcap'), frame(1, 1), frame(0, 500)));
    expect(framesOf(await readOctets(octets)).map(({ timeNs, point }) => [timeNs, point.startNs])).toEqual([[0, 0], [499e9, 499e9]]);
  });
});
