import type { FieldInfo } from '../model/decoded.js';
import type { Dissector, Field } from './types.js';

/** The public name of a field: prefix of its dissector, the list it is a column of, its key. */
export function fieldName(by: Dissector, field: Field, list: string | null = field.list): string {
  return list === null ? `${by.prefix}.${field.key}` : `${by.prefix}.${list}.${field.key}`;
}

function fieldType(field: Field): FieldInfo['type'] {
  return field.show.type ?? (field.show.values ? 'enum' : field.bits === 1 ? 'bool' : field.bits !== null && field.bits <= 32 ? 'uint' : 'bytes');
}

type Values = Readonly<Record<number, string>>;

/** One enumeration, if the layers agree; else that of each. */
function enumeration(byLayer: ReadonlyMap<string, Values>): Pick<FieldInfo, 'values' | 'valuesByLayer'> {
  const all = [...byLayer.values()];
  if (all.length === 0) return { values: null, valuesByLayer: null };
  const merged: Values = Object.assign({}, ...all);
  const agree = all.every((values) => Object.entries(values).every(([value, name]) => merged[Number(value)] === name));
  return agree ? { values: merged, valuesByLayer: null } : { values: null, valuesByLayer: Object.fromEntries(byLayer) };
}

/** Every field of the dissectors, in the order of their tables; a name that several define is one field with all their clauses. */
export function listFields(dissectors: readonly Dissector[]): FieldInfo[] {
  const fields = new Map<string, FieldInfo>();
  const enumerations = new Map<string, Map<string, Values>>();
  for (const by of dissectors) {
    for (const field of by.layout.flatMap((part) => part.fields)) {
      const name = fieldName(by, field);
      const before = fields.get(name);
      const spec = before && !before.spec.split('; ').includes(by.spec) ? `${before.spec}; ${by.spec}` : (before?.spec ?? by.spec);
      const values = enumerations.get(name) ?? new Map<string, Values>();
      enumerations.set(name, values);
      if (field.show.values) values.set(by.name, field.show.values);
      fields.set(name, {
        name,
        title: before?.title ?? field.title,
        type: before?.type ?? fieldType(field),
        ...enumeration(values),
        spec,
        alias: before?.alias ?? field.show.alias ?? null,
      });
    }
  }
  return [...fields.values()];
}
