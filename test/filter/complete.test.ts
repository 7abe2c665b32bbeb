import { describe, expect, it } from 'vitest';
import { complete, type Candidate, type KnownValues } from '../../src/filter/complete.js';
import { filter, TABLE } from './sample-rows.js';

const known: KnownValues = ({ name }) => (name === 'link.name' ? [{ text: 'eno1', title: '40 VSIs' }, { text: 'eno 2', title: '' }] : []);
const all = (text: string, cursor = text.length): readonly Candidate[] => complete(text, cursor, TABLE, known).candidates;
const texts = (text: string, cursor = text.length): string[] => all(text, cursor).map((one) => one.text);

describe('completion', () => {
  it.each<[string, readonly string[]]>([
    ['vdp.vs', ['vdp.vsiid', 'vdp.vsiidfmt']],
    ['VDP.VSIIDF', ['vdp.vsiidfmt']],
    ['ecp and vdp.filter.', ['vdp.filter.group', 'vdp.filter.mac', 'vdp.filter.pcp', 'vdp.filter.ps', 'vdp.filter.vid']],
    ['(lin', ['link', 'link.bridge', 'link.name', 'link.station']],
    ['!ag', ['age']],
    ['no', ['not']],
    ['vdp.type =', ['==']],
    ['vdp.type == as', ['assoc']],
    ['vdp.type==as', ['assoc']],
    ['vdp.type == ', ['preassoc', 'preassoc-rr', 'assoc', 'deassoc']],
    ['state == pre', ['PREASSOC_PROCESSING', 'PREASSOCIATED', 'PREASSOC', 'PREASSOC-RR']],
    ['state in {ASSOC, pen', ['pending']],
    ['severity >= w', ['warning']],
    ['rule == vsi-0', ['VSI-01', 'VSI-02', 'VSI-03', 'VSI-04', 'VSI-05', 'VSI-06', 'VSI-07', 'VSI-08', 'VSI-09']],
    ['vdp.error == ins', ['"insufficient resources"']],
    ['vdp.error == "ins', ['"insufficient resources"']],
    ['vdp.hard == ', ['true', 'false']],
    ['link == ', ['eno1', '"eno 2"']],
    ['link in {eno1, ', ['eno1', '"eno 2"']],
    ['link in eno1..', ['eno1', '"eno 2"']],
    ['link con', ['contains']],
    ['evb ', ['and', 'or']],
    ['link == eno1 ', ['and', 'or']],
    ['link in {eno1} a', ['and']],
    ['vdp.vsiid[0:4] m', ['matches']],
    ['(vdp) o', ['or']],
    ['vdp.hard ', ['==', '!=', 'in', 'and', 'or']],
    ['qqq == ', []],
    ['ecp.seqno == ', []],
    ['zzzzz', []],
    ['link == "\\q" o', ['or']],
  ])('behind %s', (text, expected) => {
    expect(texts(text)).toEqual(expected);
  });

  it('says what is replaced', () => {
    expect(complete('ecp and vdp.vs', 14, TABLE).at).toBe(8);
    expect(complete('vdp.error == "ins', 17, TABLE).at).toBe(13);
    expect(complete('state == ', 9, TABLE).at).toBe(9);
    expect(complete('', 0, TABLE).at).toBe(0);
  });

  it('looks at what is before the cursor, whatever is behind it', () => {
    expect(texts('vdp.vs and ecp', 6)).toEqual(['vdp.vsiid', 'vdp.vsiidfmt']);
    expect(texts('link == "x', 4)).toEqual(['link', 'link.bridge', 'link.name', 'link.station']);
  });

  it('takes what was typed for a part of a name where no name begins so', () => {
    expect(texts('seqno')).toEqual(['ecp.seqno']);
    expect(texts('state == ociated')).toEqual(['UNASSOCIATED', 'PREASSOCIATED', 'ASSOCIATED']);
  });

  it('has a title for each field, and for values that are known', () => {
    expect(all('').length).toBeGreaterThan(TABLE.fields.length);
    for (const { title } of all('')) expect(title).not.toBe('');
    expect(all('age')).toEqual([{ text: 'age', title: 'How long the station has been in its state (vsi.age)' }]);
    expect(all('link == eno1')).toEqual([{ text: 'eno1', title: '40 VSIs' }]);
    expect(all('vdp.error == other')).toEqual([{ text: '"other failure"', title: '4' }]);
  });

  it('offers nothing that a filter does not take', () => {
    for (const { name, type } of TABLE.fields) {
      if (type !== 'layer') for (const text of texts(`${name} == `)) filter(`${name} == ${text}`);
      for (const text of texts(`${name} `)) if (text === 'in' || text === '==') expect(type).not.toBe('layer');
    }
  });
});
