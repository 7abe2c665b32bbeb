/** A bar of at most `columns` columns for `value` of `whole`, to half a column; anything above nothing shows. */
export function bar(value: number, whole: number, columns: number): string {
  if (value <= 0 || whole <= 0 || columns <= 0) return '';
  const halves = Math.max(1, Math.min(2 * columns, Math.round((2 * columns * value) / whole)));
  return '█'.repeat(halves >> 1) + (halves % 2 === 1 ? '▌' : '');
}
