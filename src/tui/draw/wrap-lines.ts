import { columnsOf, cut, span, type Line, type Style } from './line.js';

/** Text broken at blanks into lines of at most `columns` columns; a longer word is broken anywhere. */
export function wrapLines(text: string, columns: number): string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(' ')) {
    const joined = line === '' ? word : `${line} ${word}`;
    if (columnsOf(joined) <= columns) {
      line = joined;
      continue;
    }
    if (line !== '') lines.push(line);
    const characters = [...word];
    while (characters.length > columns && columns > 0) lines.push(characters.splice(0, columns).join(''));
    line = characters.join('');
  }
  lines.push(line);
  return lines;
}

/** A label of `label` columns, and beside it the text in as many lines as it needs. */
export function labelledLines(name: string, text: string, style: Style, label: number, columns: number): Line[] {
  return wrapLines(text, Math.max(1, columns - label)).map((part, index): Line => [span(cut(index === 0 ? name : '', label).padEnd(label), 'strong'), span(part, style)]);
}
