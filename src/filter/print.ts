import type { FieldUse, Literal, Member, Node, Slice } from './ast.js';
import { JOINTS, OPERATORS } from './parse.js';

/** What ends a quoted text, escapes, or does not show. */
const ESCAPED = /["\\]|[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]/gu;
const PLAIN = /^[\p{L}\p{N}_:./@+*-]+$/u;

function escaped(character: string): string {
  return character === '"' || character === '\\' ? `\\${character}` : `\\u{${character.codePointAt(0)!.toString(16)}}`;
}

/** A text as a value of a filter: as it is where that is one word, else in quotes. */
export function quoted(text: string): string {
  const isWord = PLAIN.test(text) && !text.includes('..') && !OPERATORS.has(text.toLowerCase()) && !JOINTS.has(text.toLowerCase());
  return isWord ? text : `"${text.replace(ESCAPED, escaped)}"`;
}

function literal({ text, isQuoted }: Literal): string {
  return isQuoted ? `"${text.replace(ESCAPED, escaped)}"` : text;
}

function slice({ start, count }: Slice): string {
  return `[${start}:${count ?? ''}]`;
}

function field(use: FieldUse): string {
  return use.name + (use.slice ? slice(use.slice) : '');
}

function member({ low, high }: Member): string {
  return high ? `${literal(low)}..${literal(high)}` : literal(low);
}

/** The text of a filter, which parses to the same tree. */
export function print(node: Node): string {
  switch (node.kind) {
    case 'and':
    case 'or':
      return node.terms.map((term) => (term.kind === 'or' || term.kind === node.kind ? `(${print(term)})` : print(term))).join(` ${node.kind} `);
    case 'not':
      return node.term.kind === 'and' || node.term.kind === 'or' ? `not (${print(node.term)})` : `not ${print(node.term)}`;
    case 'present':
      return field(node.field);
    case 'compare':
      return `${field(node.field)} ${node.by} ${literal(node.to)}`;
    case 'in':
      return `${field(node.field)} in {${node.members.map(member).join(', ')}}`;
  }
}
