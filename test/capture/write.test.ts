import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { PcapngWriter } from '../../src/capture/write.js';
import { epb, hex, idb, join, LITTLE, lldp, option, section } from './capture-bytes.js';
import { framesOf, readOctets } from './read-octets.js';

describe('PcapngWriter', () => {
  it('writes the blocks of the format', () => {
    const writer = new PcapngWriter();
    expect(writer.take()).toEqual(section(LITTLE));
    expect(writer.addInterface({ name: 'eth0', linkType: 1, snaplen: 256 })).toBe(0);
    const text = new TextEncoder();
    const end = option(LITTLE, 0, hex(''));
    const nano = option(LITTLE, 9, hex('09'));
    expect(writer.take()).toEqual(idb(LITTLE, 1, [option(LITTLE, 2, text.encode('eth0')), nano, end], 256));
    writer.packet(0, { sec: 1_700_000_000, ns: 123_456_789 }, lldp(1, 21), 99, { comment: 'late', direction: 'out' });
    expect(writer.take()).toEqual(epb(LITTLE, {
      ticks: 1_700_000_000_123_456_789n,
      data: lldp(1, 21),
      origLen: 99,
      options: [option(LITTLE, 1, text.encode('late')), option(LITTLE, 2, hex('02000000')), end],
    }));
    writer.packet(0, { sec: 1, ns: 2 }, lldp(2), 20);
    expect(writer.take()).toEqual(epb(LITTLE, { ticks: 1_000_000_002n, data: lldp(2) }));
    expect(writer.take()).toHaveLength(0);
  });

  it('refuses a packet of an interface that was not added', () => {
    const writer = new PcapngWriter();
    expect(() => writer.packet(0, { sec: 0, ns: 0 }, lldp(1), 20)).toThrow(RangeError);
  });

  it('is read back as written', async () => {
    const packet = fc.record({
      id: fc.nat(1),
      time: fc.record({ sec: fc.integer({ min: 1e9, max: 1e9 + 1e6 }), ns: fc.nat(999_999_999) }),
      length: fc.integer({ min: 18, max: 3000 }),
      cut: fc.nat(100),
      direction: fc.constantFrom('in' as const, 'out' as const, null),
      comment: fc.option(fc.string(), { nil: undefined }),
    });
    await fc.assert(fc.asyncProperty(fc.array(packet, { minLength: 1, maxLength: 20 }), async (packets) => {
      const writer = new PcapngWriter();
      const chunks = [writer.take()];
      writer.addInterface({ name: 'a', linkType: 1 });
      writer.addInterface({ name: null, linkType: 1 });
      for (const { id, time, length, cut, direction, comment } of packets) {
        const options = comment === undefined ? { direction } : { direction, comment };
        writer.packet(id, time, lldp(7, length), length + cut, options);
        chunks.push(writer.take());
      }
      const result = await readOctets(join(...chunks));
      expect(result.problems).toEqual([]);
      expect(framesOf(result).map(({ point, timeNs, data, origLen, direction }) => (
        { name: point.name, timeNs, length: data.length, origLen, direction }
      ))).toEqual(packets.map(({ id, time, length, cut, direction }) => ({
        name: id === 0 ? 'a' : null,
        timeNs: (time.sec - result.originSec) * 1e9 + time.ns,
        length,
        origLen: length + cut,
        direction,
      })));
    }), { numRuns: 100 });
  });
});
