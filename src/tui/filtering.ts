import type { Completion } from './prompt.js';
import type { RowFilter } from './row-filter.js';

/** The display filter, as the screens use it. */
export interface Filtering {
  /** What a text lets pass; '' lets everything. Throws FilterError. */
  compile(text: string): RowFilter;
  /** What is wrong with a text, with its position; null for nothing. */
  check(text: string): string | null;
  complete(text: string, cursor: number): Completion;
}
