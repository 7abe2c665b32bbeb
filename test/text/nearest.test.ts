import { expect, it } from 'vitest';
import { nearest } from '../../src/text/nearest.js';

it('finds the name that was probably meant', () => {
  expect(nearest('--jsn', ['--json', '--from'])).toBe('--json');
  expect(nearest('chekc', ['check', 'print'])).toBe('check');
  expect(nearest('vsi-1', ['VSI-01', 'VSI-02'])).toBe('VSI-01');
  expect(nearest('--something', ['--json', '--to'])).toBeNull();
});

it('does not look for what is too long to be a name', () => {
  expect(nearest('x'.repeat(65), ['x'.repeat(64)])).toBeNull();
});
