import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { complete } from '../../src/filter/complete.js';
import { FilterError } from '../../src/filter/filter-error.js';
import { MAX_TEXT } from '../../src/filter/lex.js';
import { MAX_DEPTH } from '../../src/filter/parse.js';
import { filter, LIFE, REQUEST, TABLE } from './sample-rows.js';

/** Pieces of which filters are made, and what else somebody may type or paste. */
const PIECE = fc.constantFrom(
  'vdp.type', 'vdp.vsiid', 'state', 'link', 'frame', 'ecp', ' ', '==', '!=', '<', '<=', 'contains', 'matches', 'in', 'and', 'or', 'not', '!', '(', ')', '{', '}', '[', ']', '[0:4]', '..', ',', ':', '"', '\\',
  '"a\\"b"', 'r"(a+)+$"', "'", '=', '&', '|', '0x', '5e0c', '10ms', '12:04', '::1', '\0', '\x1b[31m', '\u202e', '\ud800', '😀', 'assoc', '-', '1..4', '__proto__', 'constructor', 'toString',
);

function check(text: string): void {
  try {
    const { matches } = filter(text);
    expect([matches(REQUEST), matches(LIFE)]).toEqual([expect.any(Boolean), expect.any(Boolean)]);
  } catch (error) {
    if (!(error instanceof FilterError)) throw error;
    expect(error.at).toBeGreaterThanOrEqual(0);
    expect(error.at + error.length).toBeLessThanOrEqual(text.length);
    expect(error.message).not.toBe('');
  }
}

describe('whatever is written', () => {
  it('is a filter or an error with a place in the text, and can be completed at every place', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string({ unit: 'binary', maxLength: 60 }), fc.array(PIECE, { maxLength: 14 }).map((pieces) => pieces.join('')), fc.array(PIECE, { maxLength: 14 }).map((pieces) => pieces.join(' '))), fc.nat(), (text, at) => {
        check(text);
        const cursor = at % (text.length + 1);
        const completion = complete(text, cursor, TABLE);
        expect(completion.at).toBeLessThanOrEqual(cursor);
      }),
      { numRuns: 500 },
    );
  });

  it.each(['__proto__', 'constructor', 'vdp.type == constructor', 'state == __proto__', 'evb.rrcap == toString', 'link like toString'])('%s is no field and no value', (text) => {
    expect(() => filter(text)).toThrow(FilterError);
  });
});

describe('depth and length are bounded', () => {
  it.each([
    ['parentheses', (depth: number) => `${'('.repeat(depth)}vdp${')'.repeat(depth)}`],
    ['not', (depth: number) => `${'not '.repeat(depth)}vdp`],
    ['both', (depth: number) => `${'!('.repeat(depth / 2)}vdp${')'.repeat(depth / 2)}`],
  ])('%s', (_, nested) => {
    expect(filter(nested(MAX_DEPTH)).matches(REQUEST)).toBe(true);
    expect(() => filter(nested(MAX_DEPTH + 2))).toThrow(`more than ${MAX_DEPTH} of ( and not in each other`);
    expect(() => filter(nested(8000).slice(0, MAX_TEXT))).toThrow(FilterError);
  });

  it('a chain is not deep, however long', () => {
    expect(filter(Array(2500).fill('lldp').concat('vdp').join('||')).matches(REQUEST)).toBe(true);
    expect(filter(`ecp.seqno in {${Array.from({ length: 3000 }, (_, i) => i).join(',')}}`).matches(REQUEST)).toBe(true);
  });

  it('characters', () => {
    expect(filter(`vdp${' '.repeat(MAX_TEXT - 3)}`).matches(REQUEST)).toBe(true);
    expect(() => filter(`vdp${' '.repeat(MAX_TEXT)}`)).toThrow(`a filter has at most ${MAX_TEXT} characters, this one has ${MAX_TEXT + 3}`);
    expect(complete('v'.repeat(MAX_TEXT + 1), 3, TABLE)).toEqual({ at: 3, candidates: [] });
  });
});
