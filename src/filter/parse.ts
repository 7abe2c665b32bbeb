import type { Comparison, FieldUse, Literal, Member, Node, Slice } from './ast.js';
import { FilterError, type Span } from './filter-error.js';
import { lex, type Token } from './lex.js';

/** Parentheses and `not` in each other, at most. */
export const MAX_DEPTH = 64;
const MAX_OFFSET = 65_535;

/** Every way to write an operator; `!=` is taken apart by the parser. */
export const OPERATORS: ReadonlyMap<string, Comparison | '!=' | 'in'> = new Map([
  ['==', '=='], ['eq', '=='], ['!=', '!='], ['ne', '!='], ['<', '<'], ['lt', '<'], ['<=', '<='], ['le', '<='],
  ['>', '>'], ['gt', '>'], ['>=', '>='], ['ge', '>='], ['contains', 'contains'], ['matches', 'matches'], ['in', 'in'],
]);
/** Every way to write what joins terms. */
export const JOINTS: ReadonlyMap<string, 'and' | 'or' | 'not'> = new Map([['and', 'and'], ['&&', 'and'], ['or', 'or'], ['||', 'or'], ['not', 'not'], ['!', 'not']]);
/** Operators that other languages have. */
const MEANT: Readonly<Record<string, string>> = { '~': 'matches', like: 'contains', is: '==' };

const SLICE = /^\s*(?:(-?\d+)\s*(?:(:)\s*(\d+)?|-\s*(\d+))?|:\s*(\d+))\s*$/;

/** `[i]`, `[i:count]`, `[i:]`, `[i-j]`, `[:count]`. */
function sliceOf({ text, at, length }: Token): Slice {
  const [whole, start, colon, count, last, head] = SLICE.exec(text) ?? [];
  if (whole === undefined) throw new FilterError('a slice is [start:count], [first-last], [start], [:count] or [start:]', { at, length });
  const from = Number(start ?? 0);
  const octets = last !== undefined ? Number(last) - from + 1 : colon !== undefined && count === undefined ? null : Number(count ?? head ?? 1);
  if ((octets !== null && octets < 1) || (last !== undefined && from < 0)) throw new FilterError('this slice has no octets', { at, length });
  if (Math.abs(from) + (octets ?? 0) > MAX_OFFSET) throw new FilterError(`a slice ends within ${MAX_OFFSET} octets`, { at, length });
  return { start: from, count: octets };
}

/** Reads tokens into a tree; see `parse`. */
class Parser {
  readonly #tokens: readonly Token[];
  #next = 0;
  #depth = 0;

  constructor(tokens: readonly Token[]) {
    this.#tokens = tokens;
  }

  whole(): Node {
    const node = this.#joined('or');
    const { kind, text } = this.#token;
    if (kind === 'sign' && text === ')') throw new FilterError('no ( is open here', this.#token);
    if (kind !== 'end') this.#unexpected(this.#token, 'and, or or the end is wanted here');
    return node;
  }

  get #token(): Token {
    return this.#tokens[this.#next]!;
  }

  /** What the token joins or denies, null when it does not. */
  get #joint(): 'and' | 'or' | 'not' | null {
    const { kind, text } = this.#token;
    return kind === 'word' || kind === 'sign' ? (JOINTS.get(text.toLowerCase()) ?? null) : null;
  }

  #takes(sign: string): boolean {
    if (this.#token.kind !== 'sign' || this.#token.text !== sign) return false;
    this.#next++;
    return true;
  }

  #unexpected({ kind, text, at, length }: Token, wanted: string): never {
    throw new FilterError(kind === 'end' ? `${wanted}; the filter ends` : `${wanted}, not ${kind === 'string' ? 'a text' : kind === 'slice' ? `[${text}]` : text}`, { at, length });
  }

  #joined(by: 'and' | 'or'): Node {
    const term = (): Node => (by === 'or' ? this.#joined('and') : this.#term());
    const terms = [term()];
    while (this.#joint === by) {
      this.#next++;
      terms.push(term());
    }
    return terms.length === 1 ? terms[0]! : { kind: by, terms };
  }

  #term(): Node {
    const first = this.#token;
    if (this.#joint === 'not') return this.#deeper(first, () => ({ kind: 'not', term: this.#term() }));
    if (first.kind !== 'sign' || first.text !== '(') return this.#test();
    return this.#deeper(first, () => {
      const node = this.#joined('or');
      if (this.#takes(')')) return node;
      if (this.#token.kind === 'end') throw new FilterError('the ) to this ( is missing', first);
      return this.#unexpected(this.#token, 'and, or or ) is wanted here');
    });
  }

  #deeper(first: Token, inside: () => Node): Node {
    this.#next++;
    if (++this.#depth > MAX_DEPTH) throw new FilterError(`more than ${MAX_DEPTH} of ( and not in each other`, first);
    const node = inside();
    this.#depth--;
    return node;
  }

  #test(): Node {
    const field = this.#field();
    const { kind, text } = this.#token;
    const operator = kind === 'word' || kind === 'sign' ? OPERATORS.get(text.toLowerCase()) : undefined;
    if (operator === undefined) {
      if (kind === 'word' && this.#joint === null) this.#noOperator(this.#token);
      return { kind: 'present', field };
    }
    this.#next++;
    if (operator === 'in') return { kind: 'in', field, members: this.#members() };
    const member = this.#member();
    const by = operator === '!=' ? '==' : operator;
    if (member.high && by !== '==') throw new FilterError(`${text} takes one value, no range`, span(member.low, member.high));
    const node: Node = member.high ? { kind: 'in', field, members: [member] } : { kind: 'compare', field, by, to: member.low };
    return operator === '!=' ? { kind: 'not', term: node } : node;
  }

  #noOperator(token: Token): never {
    const meant = MEANT[token.text.toLowerCase()];
    throw new FilterError(`an operator, and, or or the end is wanted here, not ${token.text}${meant ? `; did you mean ${meant}?` : ''}`, token);
  }

  #field(): FieldUse {
    const token = this.#token;
    const { kind, text, at, length } = token;
    if (kind !== 'word' || this.#joint !== null || OPERATORS.has(text.toLowerCase())) this.#unexpected(token, 'a field is wanted here');
    this.#next++;
    const behind = this.#token;
    if (behind.kind !== 'slice') return { name: text, slice: null, at, length };
    this.#next++;
    return { name: text, slice: sliceOf(behind), at, length };
  }

  #members(): readonly Member[] {
    const open = this.#token;
    if (!this.#takes('{')) return [this.#member()];
    const members = [this.#member()];
    while (this.#takes(',')) members.push(this.#member());
    if (this.#takes('}')) return members;
    if (this.#token.kind === 'end') throw new FilterError('the } to this { is missing', open);
    return this.#unexpected(this.#token, 'a comma or } is wanted here');
  }

  #member(): Member {
    const low = this.#literal();
    return { low, high: this.#takes('..') ? this.#literal() : null };
  }

  #literal(): Literal {
    const { kind, text, at, length } = this.#token;
    const isWord = kind === 'word' && this.#joint === null && !OPERATORS.has(text.toLowerCase());
    if (!isWord && kind !== 'string') this.#unexpected(this.#token, 'a value is wanted here');
    this.#next++;
    return { text, isQuoted: kind === 'string', at, length };
  }
}

/** From the beginning of one to the end of the other. */
export function span(from: Span, to: Span): Span {
  return { at: from.at, length: to.at + to.length - from.at };
}

/** Understands the form of a filter; fields and values are looked up by `compileFilter`. Throws FilterError, and nothing else. */
export function parse(text: string): Node {
  return new Parser(lex(text)).whole();
}
