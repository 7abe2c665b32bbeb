import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { DISSECTORS } from '../../dissectors/index.js';
import { dissector } from '../../src/dissect/dissector.js';
import { listFields } from '../../src/dissect/fields.js';
import { bits, list, octets, rest } from '../../src/dissect/layout.js';
import type { FieldInfo } from '../../src/model/decoded.js';

const ETHERTYPES = ['eth.type', 'vlan.type', 'etag.type', 'vntag.type', 'gre.proto', 'geneve.proto'];

type Values = Readonly<Record<number, string>>;

function names(values: Values, isHex = false): string {
  const number = (value: string): string => (isHex ? `0x${Number(value).toString(16).padStart(4, '0')}` : value);
  return Object.entries(values).map(([value, name]) => `${number(value)} ${name}`).join(', ');
}

/** A line of fixtures/expect/fields.txt: name, type, enumeration, clauses. */
function line(field: FieldInfo): string {
  const byLayer = field.valuesByLayer && Object.entries(field.valuesByLayer).map(([layer, values]) => `${layer}: ${names(values)}`).join('; ');
  const values = field.values ? names(field.values, ETHERTYPES.includes(field.name)) : (byLayer ?? '-');
  return [field.name, field.type, values, field.spec].join(' | ');
}

describe('the list of fields', () => {
  const fields = listFields(DISSECTORS);

  it('is the one that is published: names stay, clauses and enumerations are those of the standards', () => {
    const expected = readFileSync(new URL('../../fixtures/expect/fields.txt', import.meta.url), 'utf8').trimEnd().split('\n');
    expect(fields.map(line)).toEqual(expected);
  });

  it('has each name once, in the form that filters can read', () => {
    expect(new Set(fields.map(({ name }) => name)).size).toBe(fields.length);
    for (const { name } of fields) expect(name).toMatch(/^[a-z][a-z0-9]*(\.[a-zA-Z][a-zA-Z0-9]*)+$/);
  });

  it('lists both enumerations where the drafts number otherwise', () => {
    const type = fields.find(({ name }) => name === 'vdp.type')!;
    expect(type.values).toBeNull();
    expect(type.valuesByLayer).toEqual({
      'vdp.assoc': { 1: 'preassoc', 2: 'preassoc-rr', 3: 'assoc', 4: 'deassoc' },
      'vdp-draft': { 0: 'preassoc', 1: 'preassoc-rr', 2: 'assoc', 3: 'deassoc' },
    });
  });
});

describe('what a field is', () => {
  const one = dissector({
    name: 'one', title: 'One', spec: 'A 1', on: {},
    layout: [
      bits(['flag', 1, 'Flag'], ['_', 3], ['choice', 4, 'Choice', { values: { 1: 'yes' }, alias: 'ws.choice' }]),
      octets('short', 2, 'Two octets'),
      list('row', 'Row', [[bits(['n', 8, 'Number'])]]),
      rest('tail', 'Tail', { type: 'text' }),
    ],
  });
  const two = dissector({ name: 'two', prefix: 'one', title: 'Two', spec: 'B 2', on: {}, layout: [bits(['choice', 8, 'Choice', { values: { 2: 'no' } }])] });

  it('follows from its row', () => {
    expect(listFields([one])).toEqual([
      { name: 'one.flag', title: 'Flag', type: 'bool', values: null, valuesByLayer: null, spec: 'A 1', alias: null },
      { name: 'one.choice', title: 'Choice', type: 'enum', values: { 1: 'yes' }, valuesByLayer: null, spec: 'A 1', alias: 'ws.choice' },
      { name: 'one.short', title: 'Two octets', type: 'bytes', values: null, valuesByLayer: null, spec: 'A 1', alias: null },
      { name: 'one.row.n', title: 'Number', type: 'uint', values: null, valuesByLayer: null, spec: 'A 1', alias: null },
      { name: 'one.tail', title: 'Tail', type: 'text', values: null, valuesByLayer: null, spec: 'A 1', alias: null },
    ]);
  });

  it('is one with the clauses and enumerations of all that define it', () => {
    const choice = listFields([one, two]).find(({ name }) => name === 'one.choice');
    expect(choice).toEqual({ name: 'one.choice', title: 'Choice', type: 'enum', values: { 1: 'yes', 2: 'no' }, valuesByLayer: null, spec: 'A 1; B 2', alias: 'ws.choice' });
  });
});
