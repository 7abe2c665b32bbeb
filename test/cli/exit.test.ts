import { expect, it } from 'vitest';
import { EXIT, worstExit, type ExitStatus } from '../../src/cli/exit.js';
import { nearest } from '../../src/cli/nearest.js';

it('takes 2 before 4 before 3 before 1 before 0, and a signal before all', () => {
  const order: readonly ExitStatus[] = [EXIT.interrupted, EXIT.usage, EXIT.permission, EXIT.input, EXIT.findings, EXIT.done];
  order.forEach((status, at) => {
    expect(worstExit(order.slice(at).reverse())).toBe(status);
  });
  expect(worstExit([])).toBe(0);
});

it('finds the name that was probably meant', () => {
  expect(nearest('--jsn', ['--json', '--from'])).toBe('--json');
  expect(nearest('chekc', ['check', 'print'])).toBe('check');
  expect(nearest('vsi-1', ['VSI-01', 'VSI-02'])).toBe('VSI-01');
  expect(nearest('--something', ['--json', '--to'])).toBeNull();
});
