import { plainText, type Line } from './draw/line.js';
import { toAscii } from './glyphs.js';

/** Lines as they are printed on the normal screen, to be marked with the mouse or saved: no styles, no blanks at the ends. */
export function plainScreen(lines: readonly Line[], isAscii: boolean): string {
  return (isAscii ? toAscii(lines) : lines).map((spans) => plainText(spans).trimEnd()).join('\n') + '\n';
}
