import { describe, expect, it } from 'vitest';
import { RULES } from '../../src/rules/index.js';

const AREAS = ['LLDP', 'EVB', 'CDCP', 'ECP', 'VDP', 'VSI', 'RR', 'PE', 'TAG', 'CAP', 'LAT'];
const rank = (id: string): number => AREAS.indexOf(id.split('-')[0]!) * 100 + Number(id.split('-')[1]);

describe('the catalogue', () => {
  it('is complete, in order and without doubles', () => {
    const expected = {
      LLDP: '01 02 03 04 05 06 07 08 09 10 11 12 13 14 15 16 17 18 19 20', EVB: '01 02 03 04 05 06 07 08 09 10 11 12 13 14 15 16 17 18 19 20 21 22 23 24 25 26 27 28 29',
      CDCP: '01 02 03 04 05 06 07 08 09 10 11 12 13 14 15 16 17 18 19 20', ECP: '01 02 03 04 05 06 07 08 09 10 11 12 13 14 15 16 17 18 19 20 21 22 23 24 25 26 27',
      VDP: '01 02 03 04 05 06 07 08 09 10 11 12 13 14 15 16 17 18 19 20 21 22 23 24 25 26 27', VSI: '01 02 03 04 05 06 07 08 09 10 11 12 13 14 15 16 17 18 19 20 21 22 23 24 25 26 27 28 29 30 31 32 33 34',
      RR: '01 02 03 04 05', PE: '01 02 03 04 05 06 07', TAG: '01 02', CAP: '01 02 03 04 05', LAT: '01 02 03 04 05 06 07 08',
    };
    const ids = Object.entries(expected).flatMap(([area, numbers]) => numbers.split(' ').map((number) => `${area}-${number}`));
    expect(RULES.map(({ id }) => id)).toEqual(ids);
    expect(ids.map(rank)).toEqual([...ids.map(rank)].sort((a, b) => a - b));
  });

  it.each(RULES.map((rule) => [rule.id, rule] as const))('%s explains itself', (_, { title, spec, explain }) => {
    expect(title).toMatch(/^[A-Za-z]/);
    expect(title.length).toBeLessThan(60);
    expect(spec).not.toBe('');
    expect(explain.why.length).toBeGreaterThan(40);
    for (const list of [explain.usual, explain.try]) {
      expect(list.length).toBeGreaterThanOrEqual(1);
      expect(list.length).toBeLessThanOrEqual(4);
    }
  });
});
