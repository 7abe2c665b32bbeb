import { describe, expect, it } from 'vitest';
import { dissector, encode, layer } from '../../src/dissect/dissector.js';
import { Engine } from '../../src/dissect/engine.js';
import { bits, byBit, constant, counted, list, octets, optional, padding, rest, sized, tlv } from '../../src/dissect/layout.js';
import type { Part } from '../../src/dissect/types.js';
import { hex } from '../../src/text/mac.js';
import { frameOf } from '../dissectors/respec.js';

const of = <const L extends readonly Part<never>[]>(...layout: L) => dissector({ name: 'x', title: 'X', spec: '-', on: { linktype: [1] }, layout });
const decode = (by: ReturnType<typeof of>, ...data: number[]) => new Engine([by]).decode(frameOf(Uint8Array.from(data), 1));

describe('a row', () => {
  it('that is not whole octets is refused at start-up', () => {
    expect(() => bits(['a', 3, 'A'], ['_', 4])).toThrow('row of 7 bits: a _');
  });

  it('with a field of more than 32 bits is refused at start-up', () => {
    expect(() => bits(['a', 33, 'A'], ['_', 7])).toThrow('a is 33 bits wide');
  });

  it('of a list that is not whole octets, or nothing, is refused at start-up', () => {
    expect(() => list('l', 'L', [[bits(['a', 4, 'A'], ['_', 4])]])).toThrow('rows of l have 0.5 octets');
    expect(() => list('l', 'L', [[bits(['_', 8])]])).toThrow('rows of l have 0 octets');
  });

  it('gives its fields most significant bit first, across octets', () => {
    const by = of(bits(['a', 3, 'A'], ['b', 10, 'B'], ['c', 3, 'C'], ['d', 32, 'D']));
    expect(decode(by, 0b1010_0000, 0b0000_1011, 0xff, 0xff, 0xff, 0xfe).layers[0]!.pdu).toEqual({ a: 5, b: 1, c: 3, d: 0xfffffffe });
    expect(hex(encode(layer(by, { a: 5, b: 1, c: 3, d: 0xfffffffe })))).toBe('a00bfffffffe');
  });

  it('takes no number that does not fit', () => {
    const by = of(bits(['a', 4, 'A'], ['b', 4, 'B']));
    expect(() => encode(layer(by, { a: 0, b: 16 }))).toThrow(RangeError);
    expect(() => encode(layer(by, { a: -1, b: 0 }))).toThrow(RangeError);
  });

  it('notices any reserved bit, and only those', () => {
    const by = of(bits(['_', 2], ['a', 4, 'A'], ['_', 2]));
    expect([0x00, 0x3c, 0x80, 0x40, 0x02, 0x01].map((octet) => decode(by, octet).layers[0]!.reserved)).toEqual([false, false, true, true, true, true]);
  });
});

describe('parts', () => {
  it('a bit chooses between two readings', () => {
    const by = of(byBit('k', 0x80, bits(['k', 1, 'K'], ['set', 7, 'Set']), bits(['k', 1, 'K'], ['clear', 7, 'Clear'])));
    expect(decode(by, 0x83).layers[0]!.pdu).toEqual({ k: 1, set: 3 });
    expect(decode(by, 0x03).layers[0]!.pdu).toEqual({ k: 0, clear: 3 });
    expect(by.layout.flatMap((part) => part.fields.map(({ key }) => key))).toEqual(['k', 'set', 'clear']);
  });

  it('a list of an unknown format is empty and leaves the octets', () => {
    const by = of(bits(['f', 8, 'F']), list('l', 'L', [[bits(['a', 8, 'A'])]], { pick: (pdu) => (pdu['f'] as number) - 1 }), rest('r', 'R'));
    expect(decode(by, 1, 7, 8).layers[0]!.pdu).toEqual({ f: 1, l: [{ a: 7 }, { a: 8 }], r: new Uint8Array() });
    expect(decode(by, 2, 7, 8).layers[0]!.pdu).toEqual({ f: 2, l: [], r: Uint8Array.of(7, 8) });
  });

  it('a list that counts more rows than there are is one fault, and no row is read', () => {
    const by = of(bits(['n', 8, 'N']), list('l', 'L', [[bits(['a', 16, 'A'])]], { count: (pdu) => pdu['n'] as number }));
    const { faults, layers } = decode(by, 3, 0, 1, 0, 2, 0);
    expect(faults).toEqual([{ kind: 'short', layer: 'x', at: 1, need: 6, have: 5, limit: 6, expected: '3 x 2 octets: L' }]);
    expect(layers[0]!.pdu).toEqual({ n: 3, l: [] });
  });

  it('one octet that is missing is called one', () => {
    expect(decode(of(bits(['a', 8, 'A']))).faults).toEqual([{ kind: 'short', layer: 'x', at: 0, need: 1, have: 0, limit: 0, expected: '1 octet: A' }]);
  });

  it('a counted field stays within its slice', () => {
    const by = of(counted('c', 'C'));
    expect(decode(by, 2, 9, 8).layers[0]!.pdu).toEqual({ c: Uint8Array.of(9, 8) });
    expect(decode(by, 3, 9, 8).faults).toEqual([{ kind: 'short', layer: 'x', at: 1, need: 3, have: 2, limit: 3, expected: 'C' }]);
  });

  it('a field is as long as the fields before say', () => {
    const by = of(bits(['n', 8, 'N']), sized('s', 'S', (pdu) => 2 * (pdu['n'] as number)));
    expect(decode(by, 1, 9, 8).layers[0]!.pdu).toEqual({ n: 1, s: Uint8Array.of(9, 8) });
    expect(decode(by, 2, 9, 8).faults).toEqual([{ kind: 'short', layer: 'x', at: 1, need: 4, have: 2, limit: 3, expected: 'S' }]);
    expect(hex(encode(layer(by, { n: 1, s: Uint8Array.of(9, 8) })))).toBe('010908');
  });

  it('a part may be there or not, as the fields before say', () => {
    const by = of(bits(['f', 8, 'F']), optional((pdu) => pdu['f'] === 1, bits(['a', 16, 'A'])), bits(['b', 8, 'B']));
    expect(decode(by, 1, 0, 2, 3).layers[0]!.pdu).toEqual({ f: 1, a: 2, b: 3 });
    expect(decode(by, 0, 3).layers[0]!.pdu).toEqual({ f: 0, b: 3 });
    expect(['01000203', '0003']).toEqual([{ f: 1, a: 2, b: 3 }, { f: 0, b: 3 }].map((pdu) => hex(encode(layer(by, pdu)))));
    expect(by.layout.flatMap((part) => part.fields.map(({ key }) => key))).toEqual(['f', 'a', 'b']);
  });

  it('what a layer does not read is an excess', () => {
    const by = of(octets('o', 2, 'O'));
    expect(decode(by, 1, 2, 3).faults).toEqual([{ kind: 'excess', layer: 'x', at: 2, need: 2, have: 3, limit: 3, expected: '2 octets of X' }]);
    expect(decode(of(octets('o', 2, 'O'), padding()), 1, 2, 3).faults).toEqual([]);
  });

  it('the length of a TLV is computed, 511 octets at most', () => {
    const by = of(tlv(127), constant(0x0080c20d, 4, 'OUI', ''), rest('r', 'R'));
    expect(hex(encode(layer(by, { r: Uint8Array.of(1, 2) })))).toBe('fe060080c20d0102');
    expect(hex(encode(layer(by, { r: new Uint8Array(507) })).subarray(0, 2))).toBe('ffff');
    expect(() => encode(layer(by, { r: new Uint8Array(508) }))).toThrow('512 octets in one TLV, at most 511 fit');
  });
});
