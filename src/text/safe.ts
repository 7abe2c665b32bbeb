/**
 * What must not reach a terminal, a text file or CSV as it is: controls (C0, DEL, C1), format characters (bidi, zero
 * width, tags), line and paragraph separators, lone surrogates; and the backslash, so that what replaces them is unambiguous.
 */
const UNSAFE = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}\\]/gu;
/** The same for JSON, where the backslash has its own escape; all these stand only inside strings. */
const UNSAFE_IN_JSON = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]/gu;
/** Most texts have nothing to replace: printable ASCII without the backslash. */
const PLAIN = /^[ -[\]-~]*$/;

function escaped(character: string): string {
  if (character === '\\') return '\\\\';
  const code = character.codePointAt(0)!;
  return code <= 0xff ? `\\x${code.toString(16).padStart(2, '0')}` : `\\u{${code.toString(16)}}`;
}

/**
 * The one sanitizer: wire text as one line of visible characters. `\x1b` for U+001B, `\u{202e}` for U+202E, `\\` for the
 * backslash; everything else stays. Not to be applied twice.
 */
export function safe(text: string): string {
  return PLAIN.test(text) ? text : text.replace(UNSAFE, escaped);
}

function jsonEscaped(character: string): string {
  return Array.from({ length: character.length }, (_, i) => `\\u${character.charCodeAt(i).toString(16).padStart(4, '0')}`).join('');
}

/** `value` as one line of JSON in which the characters that `safe` replaces are written as \uXXXX. */
export function jsonLine(value: unknown): string {
  const line = JSON.stringify(value);
  return line.replace(UNSAFE_IN_JSON, jsonEscaped);
}
