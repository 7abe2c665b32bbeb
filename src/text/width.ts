/** Characters that take no column: combining marks. What `safe` replaces never comes here. */
const ZERO = /[\p{Mn}\p{Me}]/u;
/** East Asian wide and full-width characters and the pictures, by block. */
const WIDE = /[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6\u{1f300}-\u{1faff}\u{20000}-\u{3fffd}]/u;
const ASCII = /^[ -~]*$/;

/** Columns that `text` (already sanitized, without colours) takes on a terminal. */
export function width(text: string): number {
  if (ASCII.test(text)) return text.length;
  let columns = 0;
  for (const character of text) columns += ZERO.test(character) ? 0 : WIDE.test(character) ? 2 : 1;
  return columns;
}

/** `text` if it fits into `columns`, else its beginning and `…`. */
export function fit(text: string, columns: number): string {
  if (width(text) <= columns) return text;
  let shown = '';
  for (const character of text) {
    if (width(shown + character) > columns - 1) break;
    shown += character;
  }
  return `${shown}…`;
}

/** `text` with blanks behind it (in front of it with `right`) to fill `columns`; longer text stays whole. */
export function pad(text: string, columns: number, right = false): string {
  const blanks = ' '.repeat(Math.max(0, columns - width(text)));
  return right ? blanks + text : text + blanks;
}
