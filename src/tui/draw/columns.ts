import { fill, span, type Line, type Span, type Style } from './line.js';

/** A column of a table. */
export interface Column {
  readonly title: string;
  readonly width: number;
  readonly right?: boolean;
}

/** What stands in a column. */
export interface Cell {
  readonly text: string;
  readonly style?: Style;
}

/** The titles of columns, with a blank between them. */
export function titleLine(columns: readonly Column[], style: Style = 'strong'): Line {
  return [span(columns.map(({ title, width, right }) => fill(title, width, right)).join(' '), style)];
}

/** Cells under the titles; a cell that is too long is cut. */
export function rowLine(columns: readonly Column[], cells: readonly Cell[]): Line {
  const spans: Span[] = [];
  for (const [index, { width, right }] of columns.entries()) {
    if (index > 0) spans.push(span(' '));
    const { text, style } = cells[index] ?? { text: '' };
    spans.push(span(fill(text, width, right), style));
  }
  return spans;
}
