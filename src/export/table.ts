import { pad, width } from '../text/width.js';
import { PLAIN_PAINT, type Paint } from './paint.js';

/** A column: its title, and whether its cells stand at its right edge. */
export interface Column {
  readonly title: string;
  readonly right?: boolean;
}

/** A cell: sanitized text, and how to colour it once it is padded. */
export interface Cell {
  readonly text: string;
  readonly paint?: (text: string) => string;
}

/** Lines of a table with columns as wide as their content, two blanks apart; a head line when any column has a title. */
export function table(columns: readonly Column[], rows: readonly (readonly Cell[])[], paint: Paint = PLAIN_PAINT): string[] {
  const widths = columns.map((column, at) => rows.reduce((most, row) => Math.max(most, width(row[at]!.text)), width(column.title)));
  const line = (cells: readonly Cell[]): string => {
    const shown = cells.map(({ text, paint: brush }, at) => {
      const isLast = at === cells.length - 1 && !columns[at]!.right;
      const padded = isLast ? text : pad(text, widths[at]!, columns[at]!.right);
      return brush ? brush(padded) : padded;
    });
    return shown.join('  ').trimEnd();
  };
  const head = columns.some(({ title }) => title !== '') ? [line(columns.map(({ title }) => ({ text: title, paint: paint.bold })))] : [];
  return [...head, ...rows.map(line)];
}
