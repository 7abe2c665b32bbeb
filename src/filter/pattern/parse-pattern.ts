import { FilterError } from '../filter-error.js';
import { isWordCharacter, type IsOne } from './program.js';

/** A pattern as a tree. `most` null: any number of times. */
export type Pattern =
  | { readonly kind: 'one'; readonly is: IsOne }
  | { readonly kind: 'at'; readonly place: 'begin' | 'end' | 'edge' | 'no edge' }
  | { readonly kind: 'sequence' | 'choice'; readonly parts: readonly Pattern[] }
  | { readonly kind: 'repeat'; readonly part: Pattern; readonly least: number; readonly most: number | null };

const MAX_DEPTH = 32;
const MAX_COUNT = 1000;
const REPEAT = /(?:[*+?]|\{(\d{1,4})(?:(,)(\d{1,4})?)?\})\??/uy;
const CODE = /\\(?:x([0-9a-fA-F]{2})|u([0-9a-fA-F]{4})|u\{([0-9a-fA-F]{1,6})\})/uy;
const CONTROLS: Readonly<Record<string, string>> = { n: '\n', r: '\r', t: '\t', f: '\f', v: '\v', 0: '\0' };
const isDigit: IsOne = (c) => c >= 0x30 && c <= 0x39;
const isSpace: IsOne = (c) => /\s/u.test(String.fromCodePoint(c));
const CLASSES: Readonly<Record<string, IsOne>> = {
  d: isDigit, D: (c) => !isDigit(c), w: isWordCharacter, W: (c) => !isWordCharacter(c), s: isSpace, S: (c) => !isSpace(c),
};

/** A character in lower case, if it is one character there, too. */
export function lower(character: string): number {
  const low = character.toLowerCase();
  return (low.length === character.length ? low : character).codePointAt(0)!;
}

/** Reads a pattern; see `parsePattern`. */
class PatternParser {
  readonly #text: string;
  #at = 0;
  #depth = 0;

  constructor(text: string) {
    this.#text = text;
  }

  whole(): Pattern {
    const pattern = this.#choice();
    if (this.#at < this.#text.length) this.#fail('no ( is open here');
    return pattern;
  }

  #fail(message: string): never {
    throw new FilterError(`in the pattern: ${message}`, { at: this.#at, length: 1 });
  }

  #peek(): string {
    return this.#at < this.#text.length ? String.fromCodePoint(this.#text.codePointAt(this.#at)!) : '';
  }

  #take(): string {
    const character = this.#peek();
    this.#at += character.length;
    return character;
  }

  #takes(text: string): boolean {
    if (!this.#text.startsWith(text, this.#at)) return false;
    this.#at += text.length;
    return true;
  }

  #read(pattern: RegExp): RegExpExecArray | null {
    pattern.lastIndex = this.#at;
    const found = pattern.exec(this.#text);
    if (found) this.#at += found[0].length;
    return found;
  }

  #choice(): Pattern {
    const parts = [this.#sequence()];
    while (this.#takes('|')) parts.push(this.#sequence());
    return parts.length === 1 ? parts[0]! : { kind: 'choice', parts };
  }

  #sequence(): Pattern {
    const parts: Pattern[] = [];
    while (this.#at < this.#text.length && !'|)'.includes(this.#peek())) parts.push(this.#repeated());
    return { kind: 'sequence', parts };
  }

  #repeated(): Pattern {
    const part = this.#part();
    const found = this.#read(REPEAT);
    if (!found) return part;
    const [sign, low, comma, high] = found;
    if (part.kind === 'at') this.#fail('a place cannot be repeated');
    if ('*+?{'.includes(this.#peek() || ' ')) this.#fail('nothing to repeat');
    if (sign.startsWith('*')) return { kind: 'repeat', part, least: 0, most: null };
    if (sign.startsWith('+')) return { kind: 'repeat', part, least: 1, most: null };
    if (sign.startsWith('?')) return { kind: 'repeat', part, least: 0, most: 1 };
    const least = Number(low);
    const most = comma === undefined ? least : high === undefined ? null : Number(high);
    if (least > MAX_COUNT || (most !== null && (most > MAX_COUNT || most < least))) this.#fail(`a repetition counts from 0 to ${MAX_COUNT}, the smaller number first`);
    return { kind: 'repeat', part, least, most };
  }

  #part(): Pattern {
    if (this.#takes('(')) return this.#group();
    if (this.#takes('[')) return { kind: 'one', is: this.#class() };
    if (this.#takes('^')) return { kind: 'at', place: 'begin' };
    if (this.#takes('$')) return { kind: 'at', place: 'end' };
    if (this.#takes('\\b')) return { kind: 'at', place: 'edge' };
    if (this.#takes('\\B')) return { kind: 'at', place: 'no edge' };
    if (this.#takes('.')) return { kind: 'one', is: (c) => c !== 0x0a };
    if ('*+?'.includes(this.#peek())) this.#fail('nothing to repeat');
    const one = this.#character();
    return { kind: 'one', is: typeof one === 'function' ? one : (c) => c === one };
  }

  #group(): Pattern {
    if (this.#takes('?') && !this.#takes(':')) this.#fail('groups are ( ) and (?: ), nothing looks ahead or back');
    if (++this.#depth > MAX_DEPTH) this.#fail(`more than ${MAX_DEPTH} groups in each other`);
    const inside = this.#choice();
    this.#depth--;
    if (!this.#takes(')')) this.#fail('a ) is missing');
    return inside;
  }

  /** A character, or a class such as `\d`. */
  #character(): number | IsOne {
    if (!this.#text.startsWith('\\', this.#at)) return lower(this.#take());
    const [whole, x, u, braced] = this.#read(CODE) ?? [];
    const code = parseInt(x ?? u ?? braced ?? '', 16);
    if (whole !== undefined && code <= 0x10ffff) return lower(String.fromCodePoint(code));
    this.#at++;
    const character = this.#take();
    const known = CLASSES[character] ?? CONTROLS[character]?.codePointAt(0);
    if (known !== undefined) return known;
    if (character === '' || /[a-z0-9]/i.test(character)) this.#fail(`\\${character} is not known here`);
    return lower(character);
  }

  #class(): IsOne {
    const isNot = this.#takes('^');
    const parts: IsOne[] = [];
    do {
      if (this.#at >= this.#text.length) this.#fail('a ] is missing');
      parts.push(this.#classPart());
    } while (!this.#takes(']'));
    return (c) => parts.some((is) => is(c)) !== isNot;
  }

  #classPart(): IsOne {
    const first = this.#character();
    if (typeof first === 'function') return first;
    const isRange = this.#text.startsWith('-', this.#at) && !this.#text.startsWith('-]', this.#at) && this.#at + 1 < this.#text.length;
    if (!isRange) return (c) => c === first;
    this.#at++;
    const last = this.#character();
    if (typeof last === 'function' || last < first) this.#fail('a range goes from a character to a later one');
    return (c) => c >= first && c <= last;
  }
}

/**
 * Understands a pattern: characters, `.`, classes, `\d \w \s \b`, `^ $`, groups, `|`, `* + ? {2,4}`. Throws FilterError with
 * positions in the pattern.
 */
export function parsePattern(text: string): Pattern {
  return new PatternParser(text).whole();
}
