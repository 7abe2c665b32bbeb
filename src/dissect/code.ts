import { MARKS } from './marks.js';
import type { Mark, NamedField, Place, Rows } from './visitor.js';
import { fieldName } from './fields.js';
import type { Dissector, Field } from './types.js';
import type { OpenLayer, ReadLayer, Scope, Walk } from './walk.js';

/** A part that is no plain code: reads from `at` on and leaves its end in `walk.at`; false when the slice ran short. */
export type ReadPart = (walk: Walk, layer: OpenLayer, index: number, at: number) => boolean;

/** The expression for a few octets as one number. */
const WORDS: ReadonlyMap<string | number, string> = new Map([[1, 'd[at]'], [2, 'd[at] << 8 | d[at + 1]']]);

/**
 * The code that reads one layer, written by the parts of its layout: field by field into a PDU of one shape, and to a
 * visitor where there is one. Interpreting the table for every frame instead costs some twenty times as much.
 *
 * Names in the code: `d` the frame's octets, `at` the position, `limit` the end of the slice, `pdu` what is filled (in a
 * row of a list: the row), `v` the visitor or null, `k[n]` constants.
 */
export class Code {
  readonly #by: Dissector;
  readonly #scopeOf: (name: string) => Scope;
  readonly #lines: string[] = [];
  readonly #visits: string[] = [];
  readonly #constants: unknown[] = [];
  readonly #keys = new Set<string>();
  #list: string | null = null;

  constructor(by: Dissector, scopeOf: (name: string) => Scope) {
    this.#by = by;
    this.#scopeOf = scopeOf;
  }

  line(text: string): void {
    this.#lines.push(text);
  }

  /** The name of a value in the code. */
  constant(value: unknown): string {
    return `k${this.#constants.push(value) - 1}`;
  }

  /** Who claims the numbers of a scope. */
  scope(name: string): Scope {
    return this.#scopeOf(name);
  }

  /** Ends the layer unless `octets` more are there; both are expressions. */
  need(octets: string | number, expected: string): void {
    this.line(`if (limit - at < ${octets}) return w.short(layer, at, ${octets}, ${expected});`);
  }

  /** A field; `value`, and where it stands, are expressions. */
  field(field: Field, value: string, bit: string, bits: string | number): void {
    const target = `${this.#list === null ? 'pdu' : 'row'}.${field.key}`;
    if (this.#list === null) this.#keys.add(field.key);
    const named: NamedField = { name: fieldName(this.#by, field, this.#list), field };
    this.line(`${target} = ${value};`);
    this.#visits.push(`v.field(${this.constant(named)}, ${target}, ${bit}, ${bits}, pdu);`);
  }

  reserved(value: string, bit: string, bits: number): void {
    this.line(`if ((${value}) !== 0) layer.reserved = true;`);
    this.mark(MARKS.reserved, value, bit, bits);
  }

  /** Octets that are no field; all but the mark are expressions. */
  mark(mark: Mark, value: string | number, bit: string, bits: string | number): void {
    this.#visits.push(`v.mark(${this.constant(mark)}, ${value}, ${bit}, ${bits});`);
  }

  /** The octets of a part have been read: the visitor gets to see them, and the position moves on. */
  advance(octets: string | number): void {
    const visits = this.#visits.splice(0);
    const word = WORDS.get(octets);
    if (visits.length > 1 && word !== undefined) {
      const place: Place = { octets: octets as number };
      this.line(`if (v !== null && !v.knows(${this.constant(place)}, ${word})) { ${visits.join(' ')} v.learnt(); }`);
    } else if (visits.length > 0) this.line(`if (v !== null) { ${visits.join(' ')} }`);
    this.line(`at += ${octets};`);
  }

  /** Reads the part by a function. */
  call(read: ReadPart): void {
    this.line(`if (!${this.constant(read)}(w, layer, index, at)) return false;`);
    this.line('at = w.at;');
  }

  /** The rows of a list: `write` adds the code for the fields of one. `title` is that of a row, without its number. */
  rows(list: string, title: string, count: string, octets: number, write: () => void): void {
    const rows: Rows = { name: `${this.#by.prefix}.${list}`, title };
    this.line(`const list = pdu.${list} = new Array(${count});`);
    this.line(`for (let i = 0; i < ${count}; i++) {`);
    this.line('const row = {};');
    this.line(`if (v !== null) v.openRow(${this.constant(rows)}, i, 8 * at, ${8 * octets});`);
    this.#list = list;
    write();
    this.#list = null;
    this.line('if (v !== null) v.closeRow(); list[i] = row; }');
  }

  /** An empty list. */
  list(key: string): void {
    this.#keys.add(key);
    this.line(`pdu.${key} = [];`);
  }

  /** The function. */
  build(): ReadLayer {
    // Never run with true: the assignments tell the engine how much room a PDU wants.
    const shape = `function Pdu(isHint) { if (isHint) { ${[...this.#keys].map((key) => `this.${key} = 0;`).join(' ')} } }`;
    const body = [
      shape,
      'return function read(w, layer, index) {',
      'const d = w.data, v = w.visitor, limit = layer.end, pdu = layer.pdu = new Pdu(false);',
      'let at = layer.start;',
      ...this.#lines,
      'w.at = at;',
      'return true;',
      '};',
    ].join('\n');
    const make = new Function(...this.#constants.map((_, i) => `k${i}`), body) as (...constants: unknown[]) => ReadLayer;
    return make(...this.#constants);
  }
}
