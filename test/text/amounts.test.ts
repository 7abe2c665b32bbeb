import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { duration, parseDuration } from '../../src/text/duration.js';
import { count, significant, thousands } from '../../src/text/number.js';
import { size } from '../../src/text/size.js';
import { fit, pad, width } from '../../src/text/width.js';

describe('durations', () => {
  it.each([
    [0, '0 ns'],
    [850, '850 ns'],
    [2_600_000, '2.6 ms'],
    [164_000_000, '164 ms'],
    [999_499, '999 us'],
    [999_600, '1 ms'],
    [999_600_000, '1 s'],
    [17_400_000_000, '17.4 s'],
    [10_485_760_000, '10.5 s'],
    [99_960_000_000, '1 min 40 s'],
    [120e9, '2 min'],
    [1_122e9, '18 min 42 s'],
    [3_599_600_000_000, '1 h'],
    [11_100e9, '3 h 5 min'],
    [-2_600_000, '-2.6 ms'],
  ])('%d ns is %s', (ns, text) => {
    expect(duration(ns)).toBe(text);
  });

  it.each([
    ['10ms', 10e6], ['2s', 2e9], ['5m', 300e9], ['1.5 h', 5_400e9], ['7us', 7e3], ['3', 3e9], ['250ns', 250], ['2 min', 120e9],
    ['', null], ['s', null], ['-1s', null], ['1d', null], ['1e3s', null],
  ])('%j is read as %j', (text, ns) => {
    expect(parseDuration(text)).toBe(ns);
  });

  it('shows a unit always and three digits at most', () => {
    fc.assert(fc.property(fc.nat(Number.MAX_SAFE_INTEGER), (ns) => {
      const text = duration(ns);
      expect(text).toMatch(/^\d+(\.\d+)? (ns|us|ms|s|min|h)( \d+ (s|min))?$/);
      if (!text.includes('min') && !text.includes('h')) expect(text.replace(/\D/g, '').replace(/^0+/, '').length).toBeLessThanOrEqual(3);
    }));
  });
});

describe('numbers', () => {
  it.each([[0, '0'], [5, '5'], [17.44, '17.4'], [99.96, '100'], [1234.6, '1235'], [0.0012345, '0.00123'], [9.996, '10'], [2.5, '2.5']])('%d is %s', (value, text) => {
    expect(significant(value)).toBe(text);
  });

  it('marks thousands', () => {
    expect([0, 999, 1000, 4812, 10_004_812].map(thousands)).toEqual(['0', '999', '1,000', '4,812', '10,004,812']);
    expect([count(1, 'VSI'), count(0, 'link'), count(1000, 'frame')]).toEqual(['1 VSI', '0 links', '1,000 frames']);
  });
});

describe('widths', () => {
  it.each([['', 0], ['abc', 3], ['ä', 1], ['a\u0308', 1], ['漢字', 4], ['😀', 2], ['…', 1]])('%j takes %d columns', (text, columns) => {
    expect(width(text)).toBe(columns);
  });

  it('cuts what does not fit', () => {
    expect([fit('abcd', 4), fit('abcde', 4), fit('漢字漢', 4), fit('', 1)]).toEqual(['abcd', 'abc…', '漢…', '']);
  });

  it('pads to columns', () => {
    expect([pad('漢', 4), pad('7', 3, true), pad('long', 2)]).toEqual(['漢  ', '  7', 'long']);
  });
});

describe('sizes', () => {
  it.each([
    [0, '0 B'], [999, '999 B'], [1000, '1 kB'], [1234567, '1.23 MB'], [999_499, '999 kB'], [999_500, '1 MB'], [7_471_401_928, '7.47 GB'], [5e15, '5000 TB'],
  ])('%d octets are %s', (octets, text) => {
    expect(size(octets)).toBe(text);
  });
});
