import { FilterError, type Span } from './filter-error.js';

/** `text` of a word or sign is what was written, that of a string what it means, that of a slice what stands in the brackets. */
export interface Token extends Span {
  readonly kind: 'word' | 'string' | 'slice' | 'sign' | 'end';
  readonly text: string;
}

/** The longest filter, in characters. */
export const MAX_TEXT = 16_384;

const SPACE = /\s+/y;
const SIGN = /==|!=|<=|>=|&&|\|\||\.\.|[<>!(){},]/y;
const SLICE = /\[([^\][]*)\]/y;
const RAW = /[rR]"([^"]*)"/y;
const STRING = /"((?:[^"\\]|\\.)*)"/suy;
/** Anything else: fields, numbers, addresses, times, names. `..` ends it. */
const WORD = /(?:(?!\.\.)[^\s"'()[\]{}<>=!&|,])+/y;
const ESCAPE = /\\(?:x([0-9a-fA-F]{2})|u([0-9a-fA-F]{4})|u\{([0-9a-fA-F]{1,6})\}|(.))/gsu;
const ESCAPED: Readonly<Record<string, string>> = { n: '\n', r: '\r', t: '\t', '0': '\0', '"': '"', '\\': '\\' };
/** What others write for what. */
const MEANT: Readonly<Record<string, string>> = {
  '=': 'one = is no operator, == compares',
  '&': 'one & is no operator, && or and joins',
  '|': 'one | is no operator, || or or joins',
  "'": 'text stands in double quotes',
  '"': 'the quote that ends this text is missing',
  '[': 'the ] that ends this slice is missing',
};

function unescape(inside: string, at: number): string {
  return inside.replace(ESCAPE, (whole: string, x?: string, u?: string, braced?: string, one?: string, offset?: number) => {
    const code = x ?? u ?? braced;
    const character = code !== undefined && parseInt(code, 16) <= 0x10ffff ? String.fromCodePoint(parseInt(code, 16)) : ESCAPED[one ?? ''];
    if (character === undefined) throw new FilterError(`no character is written ${whole}; \\\\ is the backslash, and r"…" has no escapes`, { at: at + (offset ?? 0), length: whole.length });
    return character;
  });
}

/** The tokens of a filter, the last one `end`; throws FilterError. With `isOpen`, while it is typed, it does not: what does not end is a last word. */
export function lex(text: string, isOpen = false): Token[] {
  if (text.length > MAX_TEXT) throw new FilterError(`a filter has at most ${MAX_TEXT} characters, this one has ${text.length}`, { at: MAX_TEXT, length: text.length - MAX_TEXT });
  const tokens: Token[] = [];
  let at = 0;
  const read = (pattern: RegExp): RegExpExecArray | null => {
    pattern.lastIndex = at;
    return pattern.exec(text);
  };
  const add = (kind: Token['kind'], [whole, inside]: RegExpExecArray, means?: (inside: string) => string): void => {
    tokens.push({ kind, text: inside === undefined ? whole : (means?.(inside) ?? inside), at, length: whole.length });
    at += whole.length;
  };
  while (at < text.length) {
    const space = read(SPACE);
    if (space) {
      at += space[0].length;
      continue;
    }
    const [sign, slice, raw, string] = [read(SIGN), read(SLICE), read(RAW), read(STRING)];
    if (sign) add('sign', sign);
    else if (slice) add('slice', slice);
    else if (raw) add('string', raw);
    else if (string) add('string', string, isOpen ? undefined : (inside) => unescape(inside, at + 1));
    else {
      const word = read(WORD);
      if (word) add('word', word);
      else if (isOpen) add('word', [text.slice(at)] as unknown as RegExpExecArray);
      else throw new FilterError(MEANT[text[at]!] ?? `${text[at]} has no meaning here`, { at, length: 1 });
    }
  }
  tokens.push({ kind: 'end', text: '', at, length: 0 });
  return tokens;
}
