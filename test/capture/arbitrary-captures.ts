import fc from 'fast-check';
import { epb, idb, ipv4, join, LITTLE, lldp, obsoletePacket, option, ORDERS, section, simplePacket, statistics, u32, u64, type Order } from './capture-bytes.js';

/** The resolutions of clocks, with the ticks of a second. */
const CLOCKS = [[null, 1_000_000n], [9, 1_000_000_000n], [3, 1000n], [12, 1_000_000_000_000n], [0x8a, 1024n], [0x9e, 1n << 30n]] as const;

/** A block of a section whose interfaces have these clocks. Times lie around ten seconds and go back now and then. */
function someBlock(order: Order, perSecond: readonly bigint[], simple: number): fc.Arbitrary<Uint8Array> {
  const frame = fc.oneof(fc.tuple(fc.nat(255), fc.integer({ min: 18, max: 40 })).map(([mark, length]) => lldp(mark, length)), fc.integer({ min: 15, max: 40 }).map((length) => ipv4(length)));
  const id = fc.nat(perSecond.length - 1);
  const time = fc.tuple(id, fc.bigInt(0n, 1n << 24n)).map(([which, part]) => ({ id: which, ticks: 10n * perSecond[which]! + ((part * perSecond[which]!) >> 24n) }));
  const options = fc.record({ comment: fc.option(fc.constantFrom('a', 'late', '')), flags: fc.option(fc.constantFrom(1, 2, 0x82)), drops: fc.option(fc.nat(3)) }).map(({ comment, flags, drops }) => [
    ...(comment === null ? [] : [option(order, 1, new TextEncoder().encode(comment))]),
    ...(flags === null ? [] : [option(order, 2, u32(order, flags))]),
    ...(drops === null ? [] : [option(order, 4, u64(order, BigInt(drops)))]),
  ]);
  const counter = fc.option(fc.bigInt(0n, 4n), { nil: undefined });
  return fc.oneof(
    { weight: 6, arbitrary: fc.tuple(time, frame, options, fc.nat(3)).map(([at, data, more, cut]) => epb(order, { ...at, data, origLen: data.length + cut, options: more })) },
    { weight: 1, arbitrary: fc.tuple(time, frame, fc.constantFrom(0, 2, 0xffff)).map(([at, data, drops]) => obsoletePacket(order, drops, { ...at, data })) },
    { weight: simple, arbitrary: frame.map((data) => simplePacket(order, data)) },
    { weight: 1, arbitrary: fc.tuple(time, fc.option(time, { nil: undefined }), counter, counter).map(([at, last, ifdrop, osdrop]) => statistics(order, at.id, at.ticks, { ...(last?.id === at.id ? { endTicks: last.ticks } : {}), ...(ifdrop === undefined ? {} : { ifdrop }), ...(osdrop === undefined ? {} : { osdrop }) })) },
    { weight: 1, arbitrary: id.map((which) => statistics(order, which, 0n, {})) },
  );
}

/** Packets without a time take that of the packet before, which the clock of their interface has to be able to tell. */
const captureOf = (clocks: readonly (typeof CLOCKS)[number][], simple: number): fc.Arbitrary<Uint8Array> => {
  const described = fc.array(fc.tuple(fc.constantFrom(...clocks), fc.constantFrom(0, 0, 4)), { minLength: 1, maxLength: 3 });
  const part = fc.tuple(fc.constantFrom(...ORDERS), described).chain(([order, interfaces]) => {
    const blocks = interfaces.map(([[resolution], fcs]) => idb(order, 1, [
      ...(resolution === null ? [] : [option(order, 9, Uint8Array.of(resolution))]),
      ...(fcs === 0 ? [] : [option(order, 13, Uint8Array.of(fcs))]),
    ]));
    return fc.array(someBlock(order, interfaces.map(([[, ticks]]) => ticks), simple), { maxLength: 12 }).map((more) => join(section(order), ...blocks, ...more));
  });
  return fc.array(part, { minLength: 1, maxLength: 2 }).map((parts) => join(...parts));
};
const begin = join(section(LITTLE), idb(LITTLE), epb(LITTLE, { ticks: 10_000_000n, data: ipv4() }));
/** Captures of one or two sections, packets and statistics of every kind in them. */
export const someCapture: fc.Arbitrary<Uint8Array> = fc.oneof(captureOf(CLOCKS, 0), captureOf([CLOCKS[0]], 1).map((capture) => join(begin, capture)));
