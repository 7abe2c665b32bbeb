import { octetsWriter, type OctetsWriter } from '../dissect/present.js';
import type { Dissector, Field } from '../dissect/types.js';

/** A field, and how its octets are written. */
export interface LayerField {
  readonly field: Field;
  readonly octets: OctetsWriter;
}

/** The fields of a layer by their key in its PDU; what stands in lists is not among them. */
export type LayerFields = ReadonlyMap<string, LayerField>;

/** The fields of every layer by the layer's name. */
export type FieldTable = ReadonlyMap<string, LayerFields>;

/** Looks up what PDUs hold by the tables that decoded them. */
export function fieldTable(dissectors: readonly Dissector[]): FieldTable {
  const fieldsOf = (by: Dissector): Field[] => by.layout.flatMap((part) => part.fields).filter(({ list }) => list === null);
  return new Map(dissectors.map((by) => [by.name, new Map(fieldsOf(by).map((field) => [field.key, { field, octets: octetsWriter(field) }]))]));
}
