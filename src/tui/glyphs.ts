import type { Line } from './draw/line.js';

/** Every character beyond ASCII that the screens draw, and its twin where the locale or the terminal has only ASCII. */
export const ASCII_TWINS: ReadonlyMap<string, string> = new Map([
  ['─', '-'], ['│', '|'], ['┌', '+'], ['┐', '+'], ['└', '+'], ['┘', '+'], ['┬', '+'], ['┴', '+'], ['├', '+'], ['┤', '+'],
  ['╌', '='], ['╎', ':'],
  ['▶', '>'], ['◀', '<'], ['▼', 'v'], ['▲', '^'],
  ['●', '*'], ['○', 'o'],
  ['█', '#'], ['▌', '+'], ['▒', '='], ['░', '.'], ['·', '.'],
  ['▁', '_'], ['▂', '_'], ['▃', '.'], ['▄', '-'], ['▅', '='], ['▆', '+'], ['▇', '*'],
  ['↓', 'v'], ['↑', '^'], ['←', '<'], ['→', '>'],
  ['…', '~'],
]);

/** The lines in ASCII: a twin for each glyph, `?` for all else. */
export function toAscii(lines: readonly Line[]): Line[] {
  return lines.map((spans) => spans.map(({ text, style }) => ({ text: text.replace(/[^ -~]/gu, (glyph) => ASCII_TWINS.get(glyph) ?? '?'), style })));
}
