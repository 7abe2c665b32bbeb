import { columnsOf, cut } from './line.js';

/** What an arrow looks like. */
export interface Arrow {
  /** Null for a line without a head. */
  readonly direction: 'left' | 'right' | null;
  /** For what was sent before. */
  readonly isDashed: boolean;
}

/** `─────── ECP 0x0040 req ──────▶` in exactly `columns` columns. */
export function arrow(text: string, { direction, isDashed }: Arrow, columns: number): string {
  if (columns < 3) return ''.padEnd(Math.max(0, columns), '─');
  const shaft = isDashed ? '╌' : '─';
  const shown = text === '' ? '' : ` ${cut(text, Math.max(0, columns - 5))} `;
  const room = columns - columnsOf(shown) - (direction === null ? 0 : 1);
  const left = Math.max(0, room >> 1);
  const body = shaft.repeat(left) + shown + shaft.repeat(Math.max(0, room - left));
  return direction === 'left' ? `◀${body}` : direction === 'right' ? `${body}▶` : body;
}

/** Text in the middle of exactly `columns` columns. */
export function centred(text: string, columns: number): string {
  const shown = cut(text, columns);
  const room = columns - columnsOf(shown);
  return `${' '.repeat(room >> 1)}${shown}${' '.repeat(room - (room >> 1))}`;
}
