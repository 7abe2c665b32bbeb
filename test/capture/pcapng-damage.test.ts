import { describe, expect, it } from 'vitest';
import {
  block, epb, hex, idb, ipv4, join, LITTLE, lldp, section, simplePacket, statistics, u32,
} from './capture-bytes.js';
import { marksOf, readOctets } from './read-octets.js';

const START = join(section(LITTLE), idb(LITTLE), epb(LITTLE, { data: lldp(1) }));
const NEXT = epb(LITTLE, { data: lldp(2) });

describe('a capture that is cut', () => {
  it('is told with offset and expectation, except at a block boundary', async () => {
    const blocks = [section(LITTLE), idb(LITTLE), epb(LITTLE, { data: lldp(1) }), block(LITTLE, 99, new Uint8Array(8)),
      epb(LITTLE, { data: ipv4() }), statistics(LITTLE, 0, 9n, { ifdrop: 0n }), epb(LITTLE, { data: lldp(2) })];
    const octets = join(...blocks);
    const ends = blocks.map((_, index) => join(...blocks.slice(0, index + 1)).length);
    const framesAt = (length: number): number => [2, 4, 6].filter((index) => (ends[index] ?? 0) <= length).length;
    for (let length = 1; length <= octets.length; length++) {
      const { problems, frames } = await readOctets(octets.slice(0, length));
      const begin = ends.filter((end) => end <= length).at(-1) ?? 0;
      const left = length - begin;
      expect(frames, `cut at ${length}`).toBe(framesAt(length));
      if (left === 0) {
        expect(problems, `cut at ${length}`).toEqual([]);
        continue;
      }
      const total = blocks[ends.filter((end) => end <= length).length]?.length ?? 0;
      const wanted = left < 8 ? `the block header wants 8 octets, ${left} are left` :
        `the block wants ${total} octets, ${left} are left`;
      const found = length < 4 ? `the magic number wants 4 octets, ${length} are there` : wanted;
      expect(problems, `cut at ${length}`).toEqual([
        { file: 'x.pcap', offset: begin, kind: 'damaged', message: `x.pcap: damaged at offset ${begin}: ${found}` },
      ]);
    }
  });
});

describe('a damaged block keeps what stands before it', () => {
  const at = START.length;
  const spoiled = (octets: Uint8Array, offset: number, value: number): Uint8Array => {
    const copy = octets.slice();
    copy.set(u32(LITTLE, value), offset);
    return copy;
  };

  it.each([
    ['a wrong trailing length', spoiled(NEXT, NEXT.length - 4, 56),
      'the block wants its length 52 again at its end, 56 is there'],
    ['a length below the least', spoiled(NEXT, 4, 16),
      'the block wants a length of 32 or more octets, a multiple of 4, 16 is there'],
    ['a length of zero', spoiled(NEXT, 4, 0),
      'the block wants a length of 32 or more octets, a multiple of 4, 0 is there'],
    ['a crooked length', spoiled(NEXT, 4, 53),
      'the block wants a length of 32 or more octets, a multiple of 4, 53 is there'],
    ['a huge length', spoiled(NEXT, 4, 0xfffffffc),
      'the block wants a length of at most 1048576 octets, 4294967292 is there'],
    ['a wrong trailing length of an unknown block', spoiled(block(LITTLE, 77, hex('00000000')), 12, 9),
      'the block wants its length 16 again at its end, 9 is there'],
    ['an unknown block longer than the file', spoiled(block(LITTLE, 77, hex('00000000')), 4, 0xfffffff0),
      'the block wants 4294967280 octets, 68 are left'],
    ['a section without byte order', spoiled(section(LITTLE), 8, 1),
      'the section header wants the byte-order magic 1a2b3c4d in either order, 01000000 is there'],
  ])('%s', async (_name, bad, expected) => {
    for (const sizes of [[1 << 20], [1], [7]]) {
      const result = await readOctets(join(START, bad, NEXT), sizes);
      expect(marksOf(result)).toEqual([1]);
      expect(result.problems).toEqual([
        { file: 'x.pcap', offset: at, kind: 'damaged', message: `x.pcap: damaged at offset ${at}: ${expected}` },
      ]);
    }
  });

  it.each([
    ['a captured length beyond the block', spoiled(NEXT, 20, 21),
      'the block wants a captured length of at most 20 octets, 21 is there'],
    ['a hostile captured length', spoiled(NEXT, 20, 0xffffffff),
      'the block wants a captured length of at most 20 octets, 4294967295 is there'],
    ['a simple packet beyond the block', spoiled(simplePacket(LITTLE, lldp(3)), 8, 90),
      'the block wants a captured length of at most 20 octets, 90 is there'],
    ['an undeclared interface', spoiled(NEXT, 8, 1),
      'the block wants an interface below 1, the number declared so far, 1 is there'],
    ['statistics of an undeclared interface', statistics(LITTLE, 5, 1n, {}),
      'the block wants an interface below 1, the number declared so far, 5 is there'],
  ])('%s also keeps what stands behind it, and is told once', async (_name, bad, expected) => {
    const result = await readOctets(join(START, bad, NEXT, bad, NEXT));
    expect(marksOf(result)).toEqual([1, 2, 2]);
    expect(result.problems.map(({ message }) => message)).toEqual([`x.pcap: damaged at offset ${at}: ${expected}`]);
  });
});
