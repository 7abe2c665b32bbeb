import { describe, expect, it } from 'vitest';
import type { Row } from '../../src/filter/row.js';
import { filter } from './sample-rows.js';

/** A filter, a row, and whether it matches. */
export type MatchCase = readonly [text: string, row: Row, expected: boolean];

/** A test for each case. */
export function matchTable(title: string, cases: readonly MatchCase[]): void {
  describe(title, () => {
    it.each(cases.map(([text, row, expected]) => [expected ? 'matches' : 'does not match', text, row, expected] as const))('%s %s', (_, text, row, expected) => {
      expect(filter(text).matches(row)).toBe(expected);
    });
  });
}
