import type { Dissector, Field } from '../dissect/types.js';

/** The fields of every layer by the layer's name and their key in its PDU; what stands in lists is not among them. */
export type FieldTable = ReadonlyMap<string, ReadonlyMap<string, Field>>;

/** Looks up what PDUs hold by the tables that decoded them. */
export function fieldTable(dissectors: readonly Dissector[]): FieldTable {
  const fieldsOf = (by: Dissector): Field[] => by.layout.flatMap((part) => part.fields).filter(({ list }) => list === null);
  return new Map(dissectors.map((by) => [by.name, new Map(fieldsOf(by).map((field) => [field.key, field]))]));
}
