import { fillLine, type Line } from './line.js';

/** Blocks of lines side by side, the first of exactly `columns` columns. */
export function beside(left: readonly Line[], columns: number, right: readonly Line[]): Line[] {
  const rows = Math.max(left.length, right.length);
  return Array.from({ length: rows }, (_, index): Line => [...fillLine(left[index] ?? [], columns), ...(right[index] ?? [])]);
}
