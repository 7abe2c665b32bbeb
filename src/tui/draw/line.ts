/** What a piece of text means on the screen; the theme says how that looks, and nothing is told by colour alone. */
export const STYLES = [
  'plain', 'dim', 'strong', 'title', 'bar', 'alarm', 'good', 'pending', 'bad', 'unknown', 'note', 'warning', 'security', 'error',
  'selected', 'marked', 'match', 'mismatch', 'station', 'bridge', 'found',
] as const;
export type Style = (typeof STYLES)[number];

/** Text of one style: sanitized, and every character of it one column wide (see `wireText`). */
export interface Span {
  readonly text: string;
  readonly style: Style;
}

/** One line of the screen. */
export type Line = readonly Span[];

/** A span. */
export function span(text: string, style: Style = 'plain'): Span {
  return { text, style };
}

/** A line of one style. */
export function line(text: string, style: Style = 'plain'): Line {
  return [{ text, style }];
}

const ASCII = /^[ -~]*$/;

/** Columns of a text: its code points. */
export function columnsOf(text: string): number {
  if (ASCII.test(text)) return text.length;
  let columns = 0;
  for (let i = 0; i < text.length; columns++) i += text.codePointAt(i)! > 0xffff ? 2 : 1;
  return columns;
}

/** Columns of a line. */
export function lineColumns(spans: Line): number {
  let columns = 0;
  for (const { text } of spans) columns += columnsOf(text);
  return columns;
}

/** The text of a line without its styles. */
export function plainText(spans: Line): string {
  return spans.map(({ text }) => text).join('');
}

/** The first `columns` columns of `text`; where that is not all of it the last one is `…`. */
export function cut(text: string, columns: number): string {
  if (columnsOf(text) <= columns) return text;
  return columns < 1 ? '' : `${[...text].slice(0, columns - 1).join('')}…`;
}

/** `text` in exactly `columns` columns: cut, or filled with blanks behind it (in front of it with `right`). */
export function fill(text: string, columns: number, right = false): string {
  const shown = cut(text, columns);
  const blanks = ' '.repeat(Math.max(0, columns - columnsOf(shown)));
  return right ? blanks + shown : shown + blanks;
}

/** The line in exactly `columns` columns: cut with `…`, or filled with blanks of `style`. */
export function fillLine(spans: Line, columns: number, style: Style = 'plain'): Line {
  const filled: Span[] = [];
  let room = columns;
  for (const [index, { text, style: own }] of spans.entries()) {
    const width = columnsOf(text);
    if (width > room || (width === room && index < spans.length - 1 && lineColumns(spans.slice(index + 1)) > 0)) {
      filled.push({ text: cut(`${text} `.padEnd(room + 1), room), style: own });
      return filled;
    }
    filled.push({ text, style: own });
    room -= width;
  }
  if (room > 0) filled.push({ text: ' '.repeat(room), style });
  return filled;
}

/** The line as it looks when it is the selected one. */
export function restyled(spans: Line, style: Style): Line {
  return [{ text: plainText(spans), style }];
}
