import { describe, expect, it } from 'vitest';
import { carries, tlvs } from '../../src/dissect/carry.js';
import { dissector } from '../../src/dissect/dissector.js';
import { Engine } from '../../src/dissect/engine.js';
import { bits, rest, tlv } from '../../src/dissect/layout.js';
import type { Decoded } from '../../src/model/decoded.js';
import { frameOf } from '../dissectors/respec.js';

const outer = dissector({ name: 'outer', title: 'Outer', spec: '-', on: { linktype: [1] }, layout: [bits(['key', 8, 'Key']), carries('inner', (pdu) => pdu['key'] as number)] });
const inner = dissector({ name: 'inner', title: 'Inner', spec: '-', on: { inner: [1] }, layout: [bits(['n', 16, 'N'])] });
const other = dissector({ name: 'other', title: 'Other', spec: '-', on: { inner: 'other', linktype: 'other' }, layout: [rest('data', 'Data')] });

const names = ({ layers }: Decoded): string[] => layers.map(({ name }) => name);
const frame = (octets: number[], linkType = 1, origLen = octets.length) => frameOf(Uint8Array.from(octets), linkType, origLen);

describe('claims', () => {
  const engine = new Engine([outer, inner, other]);

  it('two dissectors cannot claim one key', () => {
    const rival = dissector({ name: 'rival', title: 'Rival', spec: '-', on: inner.on, layout: inner.layout });
    expect(() => new Engine([outer, inner, rival])).toThrow('rival and inner both claim inner 1');
  });

  it('choose the dissector, what nobody claims goes to the other one', () => {
    expect(names(engine.decode(frame([1, 0, 5])))).toEqual(['outer', 'inner']);
    expect(names(engine.decode(frame([2, 0, 5])))).toEqual(['outer', 'other']);
    expect(names(engine.decode(frame([2, 0, 5], 42)))).toEqual(['other']);
  });

  it('without any other one the octets stay unread, without a fault', () => {
    expect(new Engine([outer]).decode(frame([1, 0, 5]))).toMatchObject({ faults: [], layers: [{ name: 'outer', complete: true }] });
  });

  it('can be turned down by what the octets say', () => {
    const picky = dissector({ name: 'picky', title: 'Picky', spec: '-', on: inner.on, layout: inner.layout, accepts: (octets, at) => octets[at] === 7 });
    const engine = new Engine([outer, picky, other]);
    expect(names(engine.decode(frame([1, 7, 5])))).toEqual(['outer', 'picky']);
    expect(names(engine.decode(frame([1, 6, 5])))).toEqual(['outer', 'other']);
  });

  it('let a protocol stand in itself eight times, not more', () => {
    const nest = dissector({ name: 'nest', title: 'Nest', spec: '-', on: { linktype: [1], inner: [1] }, layout: outer.layout });
    expect(names(new Engine([nest, other]).decode(frame(Array<number>(12).fill(1))))).toEqual([...Array<string>(8).fill('nest'), 'other']);
  });
});

describe('a layer', () => {
  const engine = new Engine([outer, inner, other]);

  it('knows its octets and its parent', () => {
    expect(engine.decode(frame([1, 0, 5])).layers).toEqual([
      { name: 'outer', start: 0, end: 3, parent: -1, pdu: { key: 1 }, reserved: false, complete: true, fault: null },
      { name: 'inner', start: 1, end: 3, parent: 0, pdu: { n: 5 }, reserved: false, complete: true, fault: null },
    ]);
  });

  it('that runs short is a fault of its own; the layers before stay', () => {
    const { layers, faults, truncated } = engine.decode(frame([1, 0]));
    expect(faults).toEqual([{ kind: 'short', layer: 'inner', at: 1, need: 2, have: 1, limit: 2, expected: '2 octets: N' }]);
    expect(layers.map(({ complete, fault }) => [complete, fault])).toEqual([[true, null], [false, faults[0]]]);
    expect(truncated).toBe(false);
  });

  it('cut by the snap length is no fault', () => {
    const { layers, faults, truncated } = engine.decode(frame([1, 0], 1, 3));
    expect({ faults, truncated }).toEqual({ faults: [], truncated: true });
    expect(layers[1]).toMatchObject({ complete: false, fault: null, pdu: {} });
  });

  it('that the snap length did not reach keeps its faults', () => {
    const chain = dissector({ name: 'chain', title: 'Chain', spec: '-', on: { linktype: [1] }, layout: [tlvs('chain', false)] });
    const two = dissector({ name: 'two', title: 'Two', spec: '-', on: { 'chain.tlv': [1] }, layout: [tlv(1), bits(['n', 16, 'N'])] });
    const { faults, truncated } = new Engine([chain, two]).decode(frame([2, 1, 9, 2, 2, 0], 1, 40));
    expect(faults.map(({ layer, at }) => [layer, at])).toEqual([['two', 2]]);
    expect(truncated).toBe(true);
  });
});

describe('a chain of TLVs', () => {
  const chain = (mustEnd: boolean) => dissector({ name: 'chain', title: 'Chain', spec: '-', on: { linktype: [1] }, layout: [tlvs('chain', mustEnd)] });
  const any = dissector({ name: 'any', title: 'Any', spec: '-', on: { 'chain.tlv': 'other', 'chain.org': 'other' }, layout: [tlv('type', 'Type', {}), rest('data', 'Data')] });
  const decode = (mustEnd: boolean, octets: number[]): Decoded => new Engine([chain(mustEnd), any]).decode(frame(octets));

  it('ends with type 0, what follows is padding', () => {
    const { layers, faults } = decode(true, [2, 1, 9, 0, 0, 255, 255]);
    expect(faults).toEqual([]);
    expect(layers.map(({ start, end }) => [start, end])).toEqual([[0, 7], [0, 3], [3, 5]]);
  });

  it('must end where it must', () => {
    expect(decode(true, [2, 1, 9]).faults).toEqual([{ kind: 'missing', layer: 'chain', at: 3, need: 2, have: 0, limit: 3, expected: 'an End TLV' }]);
    expect(decode(false, [2, 1, 9]).faults).toEqual([]);
  });

  it('has one fault where a TLV runs past the end, or half a header is left', () => {
    expect(decode(false, [2, 1, 9, 4, 2, 7]).faults).toMatchObject([{ kind: 'short', layer: 'chain', at: 3, need: 4, have: 3, expected: 'a TLV of type 2 and length 2' }]);
    expect(decode(false, [2, 1, 9, 4]).faults).toMatchObject([{ kind: 'short', at: 3, need: 2, have: 1, expected: 'a TLV header' }]);
  });

  it('takes a lone zero octet for padding where no End TLV is due', () => {
    expect(decode(false, [2, 1, 9, 0]).faults).toEqual([]);
    expect(decode(true, [2, 1, 9, 0]).faults).toMatchObject([{ kind: 'short', at: 3, need: 2, have: 1 }]);
  });
});
