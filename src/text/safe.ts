import type { TextBuffer } from './text-buffer.js';

/**
 * What must not reach a terminal, a text file or CSV as it is: controls (C0, DEL, C1), format characters (bidi, zero
 * width, tags), line and paragraph separators, lone surrogates; and the backslash, so that what replaces them is unambiguous.
 */
const UNSAFE = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}\\]/gu;
/** The same for JSON, where the backslash has its own escape; all these stand only inside strings. */
const UNSAFE_IN_JSON = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]/gu;
const [QUOTE, BACKSLASH] = [0x22, 0x5c];

/** Most texts have nothing to replace: printable ASCII without the backslash (and, for JSON, the quote). */
function isPlain({ octets, length }: TextBuffer, from: number, quote: number): boolean {
  for (let i = from; i < length; i++) {
    const octet = octets[i]!;
    if (octet < 0x20 || octet > 0x7e || octet === BACKSLASH || octet === quote) return false;
  }
  return true;
}

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
  return text.replace(UNSAFE, escaped);
}

/** The same for what was written from the octet `from` on. */
export function makeSafe(to: TextBuffer, from: number): void {
  if (!isPlain(to, from, BACKSLASH)) to.text(safe(to.cut(from)));
}

function jsonEscaped(character: string): string {
  return Array.from({ length: character.length }, (_, i) => `\\u${character.charCodeAt(i).toString(16).padStart(4, '0')}`).join('');
}

/** `value` as one line of JSON in which the characters that `safe` replaces are written as \uXXXX. */
export function jsonLine(value: unknown): string {
  const line = JSON.stringify(value);
  return line.replace(UNSAFE_IN_JSON, jsonEscaped);
}

/** Makes what was written behind a quote, from the octet `from` on, a JSON string with that quote, as `jsonLine` writes it. */
export function endJsonText(to: TextBuffer, from: number): void {
  if (isPlain(to, from, QUOTE)) return to.octet(QUOTE);
  const text = to.cut(from);
  to.length--;
  to.text(jsonLine(text));
}
