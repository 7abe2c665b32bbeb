import type { FieldType, FilterField, Names, Need, Value } from './field.js';
import type { Row } from './row.js';

/** What is said of a derived field; the rest follows. */
export interface DerivedTable {
  readonly name: string;
  readonly alias?: string;
  readonly title: string;
  readonly type: FieldType;
  /** What it is made of. */
  readonly spec: string;
  readonly needs?: readonly Need[];
  readonly names?: Names;
  readonly words?: readonly string[];
  readonly octets?: number;
  readonly unitNs?: number;
  /** The values of a row: one, several, or none. */
  readonly values: (row: Row) => Value | null | undefined | readonly (Value | null)[];
}

/** A field that is no field of a PDU. */
export function derivedField({ name, alias, title, type, spec, needs = [], names, words, octets, unitNs, values }: DerivedTable): FilterField {
  return {
    name, aliases: alias === undefined ? [] : [alias], title, type, names: names ?? null, words: words ?? Object.values(names ?? {}), spec, isDerived: true, needs,
    octets: octets ?? null, unitNs: unitNs ?? null,
    some: (row, test) => {
      const found = values(row);
      if (!Array.isArray(found)) return found != null && test(found as Value, names);
      return (found as readonly (Value | null)[]).some((value) => value !== null && test(value, names));
    },
  };
}
