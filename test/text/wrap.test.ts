import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { wrap } from '../../src/text/wrap.js';

describe('wrapping', () => {
  it('breaks at blanks, and longer words anywhere', () => {
    expect(wrap('one two three', 7)).toEqual(['one two', 'three']);
    expect(wrap('a abcdefgh b', 3)).toEqual(['a', 'abc', 'def', 'gh', 'b']);
    expect(wrap('', 5)).toEqual(['']);
  });

  it('loses nothing and stays within its columns', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme-ascii', maxLength: 60 }), fc.integer({ min: 1, max: 20 }), (text, columns) => {
        const lines = wrap(text, columns);
        expect(lines.join('').replace(/ /g, '')).toBe(text.replace(/ /g, ''));
        for (const line of lines) expect(line.length).toBeLessThanOrEqual(columns);
      }),
    );
  });
});
