/**
 * The display filter: what `-Y` and `/` take.
 *
 *     const table = filterFields(DISSECTORS, RULES.map(({ id }) => id));     // once: decoded and derived fields
 *     const filter = compileFilter('state == pending and age > 3s', table);  // throws FilterError {message, at, length}
 *     const rows = new FilterRows(capture);                                  // anew when the capture has grown
 *     filter.matches(rows.ofFrame(stored))                                   // or ofLife, ofFinding, ofStat; see row.ts
 *     filter.needs.has('story')                                              // 'decoded' | 'tracked' | 'story': see field.ts
 *     complete(text, cursor, table, known)                                   // {at, candidates: [{text, title}]}
 *     quoted('any text')                                                     // as a value of a filter
 *
 * A field with several values matches when any of them does; `a != b` is `not (a == b)`; a field that a row has not matches
 * nothing.
 */
import type { Comparison, FieldUse, Literal, Member, Node, Slice } from './ast.js';
import type { FieldTable } from './field-table.js';
import type { FieldType, FilterField, Need, Test, Value } from './field.js';
import { FilterError } from './filter-error.js';
import { KINDS } from './kinds.js';
import { numberMember, numberTest, type TestMaker } from './number-tests.js';
import { octetMember, octetTest } from './octet-tests.js';
import { textOctets } from './octets-literal.js';
import { parse } from './parse.js';
import { Pattern } from './pattern/pattern.js';
import type { CaptureTimes, Row } from './row.js';
import { textOf } from './text-of.js';
import { textMember, textTest } from './text-tests.js';

/** A filter that can be asked. */
export interface Filter {
  readonly text: string;
  /** What its fields need; nothing for those that every frame has. */
  readonly needs: ReadonlySet<Need>;
  matches(row: Row): boolean;
}

type Matcher = (row: Row) => boolean;

const FAMILY: Readonly<Record<FieldType, 'number' | 'octets' | 'text' | 'none'>> = {
  uint: 'number', bool: 'number', enum: 'number', duration: 'number', time: 'number',
  mac: 'octets', ipv4: 'octets', ipv6: 'octets', uuid: 'octets', bytes: 'octets',
  text: 'text', word: 'text', layer: 'none',
};
const isThere: Test = () => true;

/** The octets of a slice; null where the value has not so many. */
function sliced(value: Value, { start, count }: Slice): Uint8Array | null {
  const octets = typeof value === 'string' ? textOctets(value) : (value as Uint8Array);
  const from = start < 0 ? octets.length + start : start;
  const to = count === null ? octets.length : from + count;
  return from < 0 || to > octets.length || from >= to ? null : octets.subarray(from, to);
}

/** The field that a slice of a field is. */
function sliceField(field: FilterField, { name, slice, at, length }: FieldUse): FilterField {
  if (slice === null) return field;
  const isText = field.type === 'text';
  if (FAMILY[field.type] !== 'octets' && !isText) throw new FilterError(`${name} is ${KINDS[field.type].noun}, only octets and texts have slices`, { at, length });
  const some = (row: Row, test: Test): boolean =>
    field.some(row, (value) => {
      const octets = sliced(value, slice);
      return octets !== null && test(octets);
    });
  return { ...field, type: 'bytes', octets: null, some };
}

/** A pattern that is searched for in what a field reads as. */
function patternTest({ type }: FilterField, literal: Literal): Test {
  try {
    const pattern = new Pattern(literal.text);
    return (value, names) => pattern.isIn(textOf(type, value, names));
  } catch (error) {
    throw error instanceof FilterError ? new FilterError(error.message, literal) : error;
  }
}

function noOperator(field: FilterField, by: string, use: FieldUse): FilterError {
  return new FilterError(`${by} is not for ${use.name}: that is ${KINDS[field.type].noun}`, use);
}

/** The test for a comparison. */
function comparison(field: FilterField, by: Comparison, to: Literal, use: FieldUse): TestMaker {
  const family = FAMILY[field.type];
  const isNamed = field.type === 'enum' && (by === 'contains' || by === 'matches');
  let test: Test | null = null;
  if (by === 'matches') test = family === 'none' || (family === 'number' && !isNamed) ? null : patternTest(field, to);
  else if (family === 'number' && !isNamed) {
    const make = numberTest(field, by, to);
    if (make) return make;
  } else if (family === 'octets') test = octetTest(field, by, to);
  else if (family === 'text' || isNamed) test = textTest(field, by, to);
  if (test === null) throw noOperator(field, by, use);
  const known = test;
  return () => known;
}

/** The test for one member of a set. */
function membership(field: FilterField, member: Member, use: FieldUse): TestMaker {
  const family = FAMILY[field.type];
  if (family === 'number') return numberMember(field, member);
  const test = family === 'octets' ? octetMember(field, member) : family === 'text' ? textMember(field, member) : null;
  if (test === null) throw noOperator(field, member.high ? 'a range' : 'in', use);
  return () => test;
}

function anyOf(makers: readonly TestMaker[]): TestMaker {
  if (makers.length === 1) return makers[0]!;
  return (times) => {
    const tests = makers.map((make) => make(times));
    return (value, names) => tests.some((test) => test(value, names));
  };
}

/** Times are compared with what they mean in the capture of the row, everything else is known before. */
function matcher(field: FilterField, make: TestMaker): Matcher {
  if (field.type !== 'time') {
    const test = make({ originSec: 0, startNs: 0 });
    return (row) => field.some(row, test);
  }
  let times: CaptureTimes | null = null;
  let test = isThere;
  return (row) => {
    if (row.times !== times) test = make((times = row.times));
    return field.some(row, test);
  };
}

/** Makes closures of a tree, and collects what they need. */
class Compiler {
  readonly needs = new Set<Need>();
  readonly #table: FieldTable;

  constructor(table: FieldTable) {
    this.#table = table;
  }

  compile(node: Node): Matcher {
    switch (node.kind) {
      case 'and': {
        const terms = node.terms.map((term) => this.compile(term));
        return (row) => terms.every((term) => term(row));
      }
      case 'or': {
        const terms = node.terms.map((term) => this.compile(term));
        return (row) => terms.some((term) => term(row));
      }
      case 'not': {
        const term = this.compile(node.term);
        return (row) => !term(row);
      }
      case 'present': {
        const field = this.#field(node.field);
        return (row) => field.some(row, isThere);
      }
      case 'compare': {
        const field = this.#field(node.field);
        return matcher(field, comparison(field, node.by, node.to, node.field));
      }
      case 'in': {
        const field = this.#field(node.field);
        return matcher(field, anyOf(node.members.map((member) => membership(field, member, node.field))));
      }
    }
  }

  #field(use: FieldUse): FilterField {
    const field = this.#table.get(use);
    for (const need of field.needs) this.needs.add(need);
    return sliceField(field, use);
  }
}

/** Makes a filter of its text. Throws FilterError, and nothing else: with a position, and the nearest name where one is wrong. */
export function compileFilter(text: string, table: FieldTable): Filter {
  const compiler = new Compiler(table);
  const matches = compiler.compile(parse(text));
  return { text, needs: compiler.needs, matches };
}
