import { parseDuration } from '../text/duration.js';
import { nearest } from '../text/nearest.js';
import { boundNs, parseTimeBound } from '../text/time-bound.js';
import type { Comparison, Literal, Member } from './ast.js';
import type { FilterField, Test } from './field.js';
import { FilterError } from './filter-error.js';
import { fold } from './fold.js';
import { wrongValue } from './kinds.js';
import { hexOctets } from './octets-literal.js';
import type { CaptureTimes } from './row.js';

/** A test, once the times of the capture are known: only those of time fields differ. */
export type TestMaker = (times: CaptureTimes) => Test;
type NumberMaker = (times: CaptureTimes) => number;

const DECIMAL = /^\d+(\.\d+)?$/;
const HEX = /^0x[0-9a-f]+$/i;
const BOOLS: Readonly<Record<string, number>> = { true: 1, yes: 1, on: 1, 1: 1, false: 0, no: 0, off: 0, 0: 0 };
const MAX_NAMES = 8;

function plain({ text, isQuoted }: Literal): number | null {
  return isQuoted || !(DECIMAL.test(text) || HEX.test(text)) ? null : Number(text);
}

/** Octets as one number: an OUI may be written as one. */
function joined({ text }: Literal): number | null {
  const octets = /[-:]/.test(text) ? hexOctets(text) : null;
  return octets?.length === 3 ? octets.reduce((sum, octet) => 256 * sum + octet, 0) : null;
}

/** Says which names a field has, the nearest or all. */
export function noSuchName({ name, words }: FilterField, literal: Literal): FilterError {
  const meant = nearest(literal.text, words);
  const known = words.length > MAX_NAMES ? `${words.slice(0, MAX_NAMES).join(', ')} …` : words.join(', ');
  return new FilterError(`${name} is never ${literal.text}, ${meant ? `did you mean ${meant}?` : `it is one of: ${known}`}`, literal);
}

/** The number that stands for a name where all layers number alike. */
function numberOf(field: FilterField, literal: Literal): number | null {
  const wanted = fold(literal.text);
  const entry = Object.entries(field.names ?? {}).find(([, name]) => fold(name) === wanted);
  return entry ? Number(entry[0]) : null;
}

/** The number that a literal means for a field; throws FilterError. */
function numberMaker(field: FilterField, literal: Literal): NumberMaker {
  const number = plain(literal);
  switch (field.type) {
    case 'bool': {
      const value = literal.isQuoted ? undefined : BOOLS[literal.text.toLowerCase()];
      if (value !== undefined) return () => value;
      break;
    }
    case 'time': {
      const bound = parseTimeBound(literal.text);
      if (bound) return ({ originSec, startNs }) => boundNs(bound, originSec, startNs);
      break;
    }
    case 'duration': {
      const ns = number === null ? (literal.isQuoted ? null : parseDuration(literal.text)) : number * (field.unitNs ?? 1e9);
      if (ns !== null) return () => ns;
      break;
    }
    case 'enum': {
      const value = number ?? numberOf(field, literal);
      if (value === null) throw field.names === null ? new FilterError(`the names of ${field.name} have no order: drafts number them differently`, literal) : noSuchName(field, literal);
      return () => value;
    }
    default: {
      const value = number ?? joined(literal);
      if (value !== null && Number.isInteger(value)) return () => value;
    }
  }
  throw wrongValue(field, literal);
}

/** Names are compared as names: layers may number them differently, and several numbers may have one. */
function byName(field: FilterField, literal: Literal): TestMaker {
  const wanted = fold(literal.text);
  if (!field.words.some((word) => fold(word) === wanted)) throw noSuchName(field, literal);
  const same = new Set(field.words.filter((word) => fold(word) === wanted));
  return () => (value, names) => same.has(names?.[value as number] ?? '');
}

function equals(field: FilterField, literal: Literal): TestMaker {
  if (field.type === 'enum' && plain(literal) === null) return byName(field, literal);
  const make = numberMaker(field, literal);
  return (times) => {
    const wanted = make(times);
    return (value) => value === wanted;
  };
}

/** A test of numbers; null for an operator that is not for them. */
export function numberTest(field: FilterField, by: Comparison, literal: Literal): TestMaker | null {
  if (by === '==') return equals(field, literal);
  if (by === 'contains' || by === 'matches') return null;
  const make = numberMaker(field, literal);
  return (times) => {
    const limit = make(times);
    switch (by) {
      case '<':
        return (value) => (value as number) < limit;
      case '<=':
        return (value) => (value as number) <= limit;
      case '>':
        return (value) => (value as number) > limit;
      case '>=':
        return (value) => (value as number) >= limit;
    }
  };
}

/** A test for one member of a set. */
export function numberMember(field: FilterField, { low, high }: Member): TestMaker {
  if (high === null) return equals(field, low);
  const [first, last] = [numberMaker(field, low), numberMaker(field, high)];
  return (times) => {
    const [from, to] = [first(times), last(times)];
    return (value) => (value as number) >= from && (value as number) <= to;
  };
}
