import type { FieldTable } from './field-table.js';
import type { FieldType, FilterField } from './field.js';
import { fold } from './fold.js';
import { lex, MAX_TEXT, type Token } from './lex.js';
import { JOINTS, OPERATORS } from './parse.js';
import { quoted } from './print.js';

/** What may stand at the cursor, and what is said of it. */
export interface Candidate {
  readonly text: string;
  readonly title: string;
}

/** Candidates for the characters from `at` to the cursor; with its own text a candidate replaces them. */
export interface Completion {
  readonly at: number;
  readonly candidates: readonly Candidate[];
}

/** Values that the capture has: links, rules, names of VSIs. */
export type KnownValues = (field: FilterField) => readonly Candidate[];

const EQUAL: readonly Candidate[] = [{ text: '==', title: 'is' }, { text: '!=', title: 'is not' }, { text: 'in', title: 'is one of, or in a range: in {1..4, 7}' }];
const ORDER: readonly Candidate[] = [{ text: '<', title: 'below' }, { text: '<=', title: 'at most' }, { text: '>', title: 'above' }, { text: '>=', title: 'at least' }];
const PART: readonly Candidate[] = [{ text: 'contains', title: 'has this in it' }, { text: 'matches', title: 'has what this pattern describes in it' }];
const ALL = [...EQUAL, ...ORDER, ...PART];
const JOINED: readonly Candidate[] = [{ text: 'and', title: 'both' }, { text: 'or', title: 'either' }];
const NOT: Candidate = { text: 'not', title: 'the opposite' };
const BOOLS: readonly Candidate[] = [{ text: 'true', title: '1' }, { text: 'false', title: '0' }];
const BY_TYPE: Readonly<Record<FieldType, readonly Candidate[]>> = {
  uint: [...EQUAL, ...ORDER], bool: EQUAL, enum: [...EQUAL, ...ORDER, ...PART], word: [...EQUAL, ...PART], duration: [...ORDER, ...EQUAL], time: [...ORDER, ...EQUAL],
  mac: ALL, ipv4: ALL, ipv6: ALL, uuid: ALL, bytes: ALL, text: ALL, layer: [],
};

/** What is wanted behind some tokens. */
type Place = { readonly wants: 'field' | 'joint' } | { readonly wants: 'operator' | 'value'; readonly field: FilterField | null };

function placeBehind(tokens: readonly Token[], table: FieldTable): Place {
  let wants: Place['wants'] = 'field';
  let field: FilterField | null = null;
  for (const { kind, text } of tokens) {
    const word = kind === 'word' || kind === 'sign' ? text.toLowerCase() : '';
    if (JOINTS.has(word) || text === '(') wants = 'field';
    else if (wants === 'field' && kind === 'word') [wants, field] = ['operator', table.find(text)];
    else if (wants === 'operator' && OPERATORS.has(word)) wants = 'value';
    else if (kind === 'sign') wants = text === '{' || text === ',' || text === '..' ? 'value' : 'joint';
    else if (kind !== 'slice') wants = 'joint';
  }
  return wants === 'operator' || wants === 'value' ? { wants, field } : { wants };
}

/** Those that begin with what was typed, or else those that have it in them. */
function chosen(candidates: readonly Candidate[], typed: string): Candidate[] {
  const wanted = fold(typed.replace(/^"/, ''));
  const plain = ({ text }: Candidate): string => fold(text.replace(/^"/, ''));
  const first = candidates.filter((one) => plain(one).startsWith(wanted));
  return first.length > 0 ? first : candidates.filter((one) => plain(one).includes(wanted));
}

function fieldCandidates(table: FieldTable): Candidate[] {
  const names = table.fields.flatMap(({ name, aliases, title }) => [{ text: name, title }, ...aliases.map((text) => ({ text, title: `${title} (${name})` }))]);
  return [...names.sort((a, b) => (a.text < b.text ? -1 : 1)), NOT];
}

function valueCandidates(field: FilterField | null, known: KnownValues): readonly Candidate[] {
  if (field === null) return [];
  if (field.type === 'bool') return BOOLS;
  const numberOf = (word: string): string => Object.entries(field.names ?? {}).find(([, name]) => name === word)?.[0] ?? '';
  const named = new Map(field.words.map((text) => [text, numberOf(text)]));
  for (const { text, title } of known(field)) named.set(text, title);
  return Array.from(named, ([text, title]) => ({ text: quoted(text), title }));
}

/**
 * What may stand at the cursor of a filter that is being typed: fields, operators, names of values, `and` and `or`. Never
 * throws; no candidates where nothing is known.
 */
export function complete(text: string, cursor: number, table: FieldTable, known: KnownValues = () => []): Completion {
  if (text.length > MAX_TEXT) return { at: cursor, candidates: [] };
  const tokens = lex(text.slice(0, cursor), true).slice(0, -1);
  const last = tokens.at(-1);
  const isTyping = last !== undefined && last.kind === 'word' && last.at + last.length === cursor;
  const [at, typed] = isTyping ? [last.at, last.text] : [cursor, ''];
  const place = placeBehind(isTyping ? tokens.slice(0, -1) : tokens, table);
  const all = {
    field: () => fieldCandidates(table),
    joint: () => JOINED,
    operator: (field: FilterField | null) => [...(field ? BY_TYPE[field.type] : ALL), ...JOINED],
    value: (field: FilterField | null) => valueCandidates(field, known),
  };
  const candidates = place.wants === 'operator' || place.wants === 'value' ? all[place.wants](place.field) : all[place.wants]();
  return { at, candidates: chosen(candidates, typed) };
}
