import { columnsOf, cut, fillLine, lineColumns, span, type Line, type Span, type Style } from './line.js';

/** What stands in the upper border of a panel. */
export interface PanelTitle {
  readonly left: string | Line;
  readonly right?: string;
  /** True while keys go to this panel. */
  readonly hasFocus?: boolean;
}

function titleSpans(left: string | Line, style: Style): Line {
  return typeof left === 'string' ? [span(left, style)] : left;
}

/** `─ Title ─────── right ─` in exactly `columns` columns, between the corners that are given. */
export function rule({ left, right = '', hasFocus = false }: PanelTitle, columns: number, start = '─', end = '─'): Line {
  const style: Style = hasFocus ? 'title' : 'dim';
  const inner = columns - columnsOf(start) - columnsOf(end);
  const title = titleSpans(left, hasFocus ? 'title' : 'strong');
  const room = inner - 4;
  const shownTitle: Line = lineColumns(title) > room ? fillLine(title, Math.max(0, room)) : title;
  const rightRoom = inner - lineColumns(shownTitle) - 6;
  const shownRight = right !== '' && rightRoom > 3 ? cut(right, rightRoom) : '';
  const dashes = inner - lineColumns(shownTitle) - (lineColumns(shownTitle) > 0 ? 3 : 0) - (shownRight === '' ? 0 : columnsOf(shownRight) + 3);
  const spans: Span[] = [span(start, style)];
  if (lineColumns(shownTitle) > 0) spans.push(span('─ ', style), ...shownTitle, span(' ', style));
  spans.push(span('─'.repeat(Math.max(0, dashes)), style));
  if (shownRight !== '') spans.push(span(` ${shownRight} `, 'plain'), span('─', style));
  spans.push(span(end, style));
  return fillLine(spans, columns);
}

/** Lines within a border, in exactly `columns` and `rows`; what is too much is cut. */
export function panel(title: PanelTitle, lines: readonly Line[], columns: number, rows: number): Line[] {
  const style: Style = title.hasFocus ? 'title' : 'dim';
  const side = span('│', style);
  const body = Array.from({ length: Math.max(0, rows - 2) }, (_, index): Line => [side, ...fillLine(lines[index] ?? [], columns - 2), side]);
  const bottom: Line = [span(`└${'─'.repeat(Math.max(0, columns - 2))}┘`, style)];
  return [rule(title, columns, '┌', '┐'), ...body, bottom].slice(0, rows);
}
