import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Comparison, FieldUse, Literal, Member, Node, Slice } from '../../src/filter/ast.js';
import { parse } from '../../src/filter/parse.js';
import { print, quoted } from '../../src/filter/print.js';
import { filter } from '../filter/sample-rows.js';
import { naive, type PlainType } from './naive-filter.js';
import { FIELDS, ROWS } from './plain-rows.js';

const NOWHERE = { at: 0, length: 0 };
const word = (text: string): Literal => ({ text, isQuoted: false, ...NOWHERE });
const text = (inside: string): Literal => ({ text: inside, isQuoted: true, ...NOWHERE });
const use = (name: string, slice: Slice | null = null): FieldUse => ({ name, slice, ...NOWHERE });

/** A tree without the places where its parts stand. */
function bare(node: Node): unknown {
  return JSON.parse(JSON.stringify(node, (key, value: unknown) => (key === 'at' || key === 'length' ? undefined : value)));
}

/** Terms joined and denied at random. */
function joined(term: fc.Arbitrary<Node>): fc.Arbitrary<Node> {
  return fc.letrec<{ node: Node }>((tie) => ({
    node: fc.oneof(
      { depthSize: 'small', withCrossShrink: true },
      term,
      tie('node').map((inside): Node => ({ kind: 'not', term: inside })),
      fc.tuple(fc.constantFrom('and' as const, 'or' as const), fc.array(tie('node'), { minLength: 2, maxLength: 3 })).map(([kind, terms]): Node => ({ kind, terms })),
    ),
  })).node;
}

const slice = fc.record({ start: fc.integer({ min: -20, max: 20 }), count: fc.option(fc.integer({ min: 1, max: 17 })) });

describe('the text of a tree', () => {
  const literal = fc.oneof(fc.string({ unit: 'binary', maxLength: 8 }).map(text), fc.constantFrom('26', '0x1a', '52:54:00:aa:bb:01', '::1', '12:04:31.5', '10ms', 'eno3', 'Eth1/13', 'a-b', '192.0.2.0/24').map(word));
  const name = fc.constantFrom('vdp.type', 'link', 'x.y_z', 'a');
  const field = fc.record({ name, slice: fc.option(slice) }).map((one): FieldUse => ({ ...one, ...NOWHERE }));
  const member = fc.record({ low: literal, high: fc.option(literal) });
  const term = fc.oneof(
    field.map((one): Node => ({ kind: 'present', field: one })),
    fc.record({ field, by: fc.constantFrom<Comparison>('==', '<', '<=', '>', '>=', 'contains', 'matches'), to: literal }).map((one): Node => ({ kind: 'compare', ...one })),
    fc.record({ field, members: fc.array(member, { minLength: 1, maxLength: 3 }) }).map((one): Node => ({ kind: 'in', ...one })),
  );

  it('is understood as that tree', () => {
    fc.assert(
      fc.property(joined(term), (node) => {
        const written = print(node);
        expect(bare(parse(written))).toEqual(bare(node));
        expect(print(parse(written))).toBe(written);
      }),
      { numRuns: 2000 },
    );
  });

  it('has every text as one value', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (value) => {
        expect(parse(`link == ${quoted(value)}`)).toMatchObject({ kind: 'compare', to: { text: value } });
      }),
    );
    for (const value of ['and', 'OR', 'in', 'contains', '1..4', '', ' ', '"', '[0]', 'a"b', 'r']) expect(parse(`link == ${quoted(value)}`)).toMatchObject({ to: { text: value } });
  });
});

const ORDER: readonly Comparison[] = ['==', '<', '<=', '>', '>='];
const BY: Readonly<Record<PlainType, readonly Comparison[]>> = {
  number: ORDER, duration: ORDER, time: ORDER, mac: [...ORDER, 'contains'], ipv4: ORDER, ipv6: ORDER, octets: [...ORDER, 'contains'], text: [...ORDER, 'contains', 'matches'], yes: ['=='], name: ['==', 'matches'], word: ['==', 'matches'],
};
const PATTERNS = ['assoc', '^a', 'e$', 'EN[O-P]\\d', 'host\\d+\\.', '.', 'vsi-0[1-3]', '(error|note)', 'ex?a'].map(text);
const PARTS = ['52', '5254', '00:01', 'aa', '0x0c', '74aa4b'].map(word);

/** A term that asks for one of the fields, of a kind that its type allows. */
const term = fc.constantFrom(...Object.keys(FIELDS)).chain((name): fc.Arbitrary<Node> => {
  const { type, written, texts = [], names } = FIELDS[name]!;
  const literal = fc.constantFrom(...written.map(word), ...texts.map(text));
  const hasOrder = type !== 'yes' && type !== 'word' && !(type === 'name' && names === undefined);
  const numbered = type === 'text' ? fc.constantFrom(['eno1', 'eno3'], ['eno1', '12'], ['host1', '20']).map(([low, high]): Member => ({ low: word(low!), high: word(high!) })) : fc.record({ low: literal, high: literal });
  const member = hasOrder ? fc.oneof(literal.map((low): Member => ({ low, high: null })), numbered) : literal.map((low): Member => ({ low, high: null }));
  const compare = fc.constantFrom(...BY[type], ...(hasOrder && type === 'name' ? ORDER : [])).chain((by) => {
    const to = by === 'matches' ? fc.constantFrom(...PATTERNS) : by === 'contains' && type !== 'text' ? fc.constantFrom(...PARTS) : literal;
    return to.map((value): Node => ({ kind: 'compare', field: use(name), by, to: value }));
  });
  const sliced = fc.record({ slice, by: fc.constantFrom<Comparison>(...ORDER, 'contains'), to: fc.constantFrom(...PARTS, word('5e0c0015'), text('host')) }).map((one): Node => ({ kind: 'compare', field: use(name, one.slice), by: one.by, to: one.to }));
  return fc.oneof(
    fc.constant<Node>({ kind: 'present', field: use(name) }),
    compare,
    compare,
    fc.array(member, { minLength: 1, maxLength: 3 }).map((members): Node => ({ kind: 'in', field: use(name), members })),
    ...(type === 'mac' || type === 'octets' || type === 'text' ? [sliced, slice.map((one): Node => ({ kind: 'present', field: use(name, one) }))] : []),
  );
});

describe('a filter', () => {
  it('says of each row what is found by hand, whatever it asks: 10,000 of them', () => {
    fc.assert(
      fc.property(joined(term), (node) => {
        const { matches } = filter(print(node));
        for (const [row, plain] of ROWS) expect(matches(row)).toBe(naive(node, FIELDS, plain));
      }),
      { numRuns: 10_000 },
    );
  });

  it('is asked for all fields of the plain rows', () => {
    const asked = new Set(ROWS.flatMap(([, plain]) => Object.keys(plain)));
    expect([...asked].sort()).toEqual(Object.keys(FIELDS).sort());
    for (const [row, plain] of ROWS) for (const name of Object.keys(FIELDS)) expect([name, filter(name).matches(row)]).toEqual([name, plain[name] !== undefined]);
  });
});
