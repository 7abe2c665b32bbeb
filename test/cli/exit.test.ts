import { expect, it } from 'vitest';
import { EXIT, worstExit, type ExitStatus } from '../../src/cli/exit.js';

it('takes 2 before 4 before 3 before 1 before 0, and a signal before all', () => {
  const order: readonly ExitStatus[] = [EXIT.interrupted, EXIT.usage, EXIT.permission, EXIT.input, EXIT.findings, EXIT.done];
  order.forEach((status, at) => {
    expect(worstExit(order.slice(at).reverse())).toBe(status);
  });
  expect(worstExit([])).toBe(0);
});
