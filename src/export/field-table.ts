import { fieldName } from '../dissect/fields.js';
import type { Dissector, Field } from '../dissect/types.js';

/** The fields of one layer by their key in the PDU, columns of a list by `list.key`. */
export interface LayerFields {
  readonly title: string;
  readonly prefix: string;
  readonly fields: ReadonlyMap<string, { readonly name: string; readonly field: Field }>;
}

/** The fields of every layer by the layer's name. */
export type FieldTable = ReadonlyMap<string, LayerFields>;

/** Looks up what PDUs hold by the tables that decoded them. */
export function fieldTable(dissectors: readonly Dissector[]): FieldTable {
  return new Map(
    dissectors.map((by) => {
      const fields = by.layout
        .flatMap((part) => part.fields)
        .map((field) => [field.list === null ? field.key : `${field.list}.${field.key}`, { name: fieldName(by, field), field }] as const);
      return [by.name, { title: by.title, prefix: by.prefix, fields: new Map(fields) }];
    }),
  );
}
