/** A cell that a spreadsheet would take for a formula. */
const FORMULA = /^[=+\-@\t\r]/;
const QUOTED = /[",\r\n]/;

function csvCell(text: string): string {
  const shown = FORMULA.test(text) ? `'${text}` : text;
  return QUOTED.test(shown) ? `"${shown.replaceAll('"', '""')}"` : shown;
}

/**
 * Sanitized cells as a line of CSV (RFC 4180). What a spreadsheet would take for a formula gets an apostrophe in front, by
 * which it is a text.
 */
export function csvLine(cells: readonly string[]): string {
  return cells.map(csvCell).join(',');
}
