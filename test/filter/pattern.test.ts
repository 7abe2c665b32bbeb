import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { FilterError } from '../../src/filter/filter-error.js';
import { MAX_CHARACTERS, Pattern } from '../../src/filter/pattern/pattern.js';

/** Patterns over a few characters, whose meaning is the same everywhere. */
const { pattern } = fc.letrec<{ pattern: string; part: string }>((tie) => ({
  pattern: fc.array(tie('part'), { maxLength: 4 }).map((parts) => parts.join('')),
  part: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    fc.constantFrom('a', 'B', 'c', '.', '\\d', '\\w', '\\s', '\\W', '[a-b]', '[^a]', '[0-9c]', '^', '$', '\\b', '\\B', '\\.', ' ', '1', 'é', '\\x61', '\\u{62}'),
    fc.tuple(fc.constantFrom('a', 'b', '.', '[ab]', '\\d'), fc.constantFrom('*', '+', '?', '{2}', '{1,3}', '{0,2}', '{2,}', '*?', '+?', '{0}')).map((both) => both.join('')),
    fc.tuple(tie('pattern'), tie('pattern')).map(([a, b]) => `(${a}|${b})`),
    fc.tuple(tie('pattern'), fc.constantFrom('', '*', '+', '?', '{2}')).map(([inside, times]) => `(?:${inside})${times}`),
  ),
}));
const text = fc.string({ unit: fc.constantFrom('a', 'A', 'b', 'B', 'c', '1', '9', ' ', '\n', '.', 'é', 'É', '_'), maxLength: 12 });

describe('a pattern', () => {
  it('finds what a regular expression of JavaScript finds', () => {
    fc.assert(
      fc.property(pattern, text, (written, searched) => {
        expect(new Pattern(written).isIn(searched)).toBe(new RegExp(written, 'iu').test(searched));
      }),
      { numRuns: 3000 },
    );
  });

  it.each([
    ['', '', true],
    ['web-\\d+$', 'WEB-17', true],
    ['^web', 'my web', false],
    ['a{3}', 'xaaax', true],
    ['a{3}', 'aa', false],
    ['[\\d-]+x', '1-2x', true],
    ['[]]', ']', true],
    ['a|', 'zzz', true],
    ['\\u{1f600}', '😀', true],
    ['^.$', '😀', true],
    ['STRASSE', 'strasse', true],
  ])('%s in %s: %s', (written, searched, expected) => {
    expect(new Pattern(written).isIn(searched)).toBe(expected);
  });

  it.each(['(', ')', '[', '[a', 'a**', '*', '+a', '\\', '\\q', '(?<x>a)', '(?!a)', 'a{2,1}', 'a{1001}', '[z-a]', '^*', '('.repeat(40) + ')'.repeat(40)])('%s is none', (written) => {
    expect(() => new Pattern(written)).toThrow(FilterError);
  });

  it.each(['(a{1000}){1000}', '((){1000}){1000}', '(((a{0}){1000}){1000}){1000}', '(|){1000}'])('%s has too many steps', (written) => {
    expect(() => new Pattern(written)).toThrow('more than 1000 steps');
  });

  it.each(['(a+)+$', '(a|a)*b', '(a*)*b', '.*.*.*.*.*.*.*=', '(.+)+(.+)+(.+)+!', '(a?){100}a{100}b'])('%s takes no longer for a text that is made against it', (written) => {
    // A program that tries one way after the other would not end.
    expect(new Pattern(written).isIn(`${'a'.repeat(2000)}X`)).toBe(false);
  });

  it('looks at so many characters of a text, no more', () => {
    const last = new Pattern('b');
    expect(last.isIn(`${'a'.repeat(MAX_CHARACTERS - 1)}b`)).toBe(true);
    expect(last.isIn(`${'a'.repeat(MAX_CHARACTERS)}b`)).toBe(false);
  });
});
