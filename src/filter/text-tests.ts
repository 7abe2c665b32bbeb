import type { Comparison, Literal, Member } from './ast.js';
import type { FilterField, Test } from './field.js';
import { FilterError } from './filter-error.js';
import { fold } from './fold.js';
import { noSuchName } from './number-tests.js';
import { textOf } from './text-of.js';

const NUMBERED = /^(.*?)(\d{1,15})$/su;

/** One of the names of a field, as its values spell it. */
function wordOf(field: FilterField, literal: Literal): string {
  const wanted = fold(literal.text);
  const word = field.words.find((one) => fold(one) === wanted);
  if (word === undefined) throw noSuchName(field, literal);
  return word;
}

/** A test of texts. Names of a fixed list are equal or not; other texts come one before the other by their characters. */
export function textTest(field: FilterField, by: Exclude<Comparison, 'matches'>, literal: Literal): Test | null {
  if (by === 'contains') {
    const part = literal.text;
    return (value, names) => textOf(field.type, value, names).includes(part);
  }
  if (field.type === 'word') {
    if (by !== '==') return null;
    const word = wordOf(field, literal);
    return (value) => value === word;
  }
  const { text } = literal;
  switch (by) {
    case '==':
      return (value) => textOf(field.type, value) === text;
    case '<':
      return (value) => textOf(field.type, value) < text;
    case '<=':
      return (value) => textOf(field.type, value) <= text;
    case '>':
      return (value) => textOf(field.type, value) > text;
    case '>=':
      return (value) => textOf(field.type, value) >= text;
  }
}

/** A test for one member of a set. A range is one of the numbers at the end: `eno1..eno4`, or `eno1..4`. */
export function textMember(field: FilterField, { low, high }: Member): Test | null {
  if (high === null) return textTest(field, '==', low);
  if (field.type === 'word') return null;
  const [, stem, first] = NUMBERED.exec(low.text) ?? [];
  const [, other, last] = NUMBERED.exec(high.text) ?? [];
  if (stem === undefined || (other !== '' && other !== stem)) {
    throw new FilterError(`a range of texts is one of the number at their end, such as eno1..eno4 or eno1..4`, { at: low.at, length: high.at + high.length - low.at });
  }
  return (value) => {
    const [, of, number] = NUMBERED.exec(textOf(field.type, value)) ?? [];
    return of === stem && Number(number) >= Number(first) && Number(number) <= Number(last);
  };
}
