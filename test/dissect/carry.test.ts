import { describe, expect, it } from 'vitest';
import { carries } from '../../src/dissect/carry.js';
import { dissector } from '../../src/dissect/dissector.js';
import { Engine } from '../../src/dissect/engine.js';
import { bits } from '../../src/dissect/layout.js';
import type { Decoded } from '../../src/model/decoded.js';
import { frameOf } from '../dissectors/respec.js';

type Pdu = Readonly<Record<string, number | null>>;
const lengthOf = (pdu: unknown): number | null => ((pdu as Pdu)['length'] === 255 ? null : (pdu as Pdu)['length']!);
const isCut = (pdu: unknown): boolean => (pdu as Pdu)['cut'] === 1;

const outer = dissector({
  name: 'outer', title: 'Outer', spec: '-', on: { linktype: [1] },
  layout: [bits(['cut', 8, 'Cut'], ['length', 8, 'Length']), carries('inner', (pdu) => (pdu['cut'] === 9 ? null : 1), { lengthOf, isCut })],
});
const inner = dissector({ name: 'inner', title: 'Inner', spec: '-', on: { inner: [1] }, layout: [bits(['a', 16, 'A'])] });
const engine = new Engine([outer, inner]);
const frame = (octets: number[], origLen = octets.length) => frameOf(Uint8Array.from(octets), 1, origLen);
const brief = ({ faults, truncated, layers }: Decoded): unknown => ({
  faults: faults.map(({ kind, layer, at, need, have }) => [kind, layer, at, need, have]), truncated, ends: layers.map(({ name, end }) => `${name} ${end}`),
});

describe('a carried layer', () => {
  it('of a given length ends there, padding follows', () => {
    expect(brief(engine.decode(frame([0, 2, 7, 7, 0, 0])))).toEqual({ faults: [], truncated: false, ends: ['outer 6', 'inner 4'] });
    expect(engine.tree(frame([0, 2, 7, 7, 0, 0]))[0]!.children.at(-1)).toMatchObject({ label: 'Padding', text: '2 octets', bit: 32, bits: 16 });
  });

  it('without a length takes the rest', () => {
    expect(brief(engine.decode(frame([0, 255, 7, 7])))).toEqual({ faults: [], truncated: false, ends: ['outer 4', 'inner 4'] });
  });

  it('that is missing is padding', () => {
    expect(brief(engine.decode(frame([9, 255, 7, 7])))).toEqual({ faults: [], truncated: false, ends: ['outer 4'] });
  });

  it('shorter than its length is one fault: its own, else that of the length', () => {
    expect(brief(engine.decode(frame([0, 2, 7])))).toEqual({ faults: [['short', 'inner', 2, 2, 1]], truncated: false, ends: ['outer 3', 'inner 3'] });
    expect(brief(engine.decode(frame([0, 4, 7, 7])))).toEqual({ faults: [['short', 'outer', 2, 4, 2]], truncated: false, ends: ['outer 4', 'inner 4'] });
  });

  it('that a header says is cut may run short, though the frame is whole', () => {
    expect(brief(engine.decode(frame([1, 1, 7, 0, 0])))).toEqual({ faults: [], truncated: true, ends: ['outer 5', 'inner 3'] });
    expect(brief(engine.decode(frame([1, 4, 7, 7])))).toEqual({ faults: [], truncated: true, ends: ['outer 4', 'inner 4'] });
  });

  it('with an end that is not the cut one must be whole', () => {
    expect(brief(engine.decode(frame([0, 1, 7], 60)))).toEqual({ faults: [], truncated: true, ends: ['outer 3', 'inner 3'] });
    expect(brief(engine.decode(frame([0, 1, 7, 0], 60)))).toEqual({ faults: [['short', 'inner', 2, 2, 1]], truncated: true, ends: ['outer 4', 'inner 3'] });
  });
});
