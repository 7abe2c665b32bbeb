import { listFields } from '../dissect/fields.js';
import type { Dissector } from '../dissect/types.js';
import type { FieldInfo } from '../model/decoded.js';

/** What is published of the fields and layers of a tree, by the names of its nodes. */
export interface FieldNotes {
  readonly fields: ReadonlyMap<string, FieldInfo>;
  /** Layers, whose names are not those that filters know them by: that is `prefix`. */
  readonly layers: ReadonlyMap<string, { readonly title: string; readonly spec: string; readonly prefix: string }>;
}

export function fieldNotes(dissectors: readonly Dissector[]): FieldNotes {
  return {
    fields: new Map(listFields(dissectors).map((info) => [info.name, info])),
    layers: new Map(dissectors.map(({ name, title, spec, prefix }) => [name, { title, spec, prefix }])),
  };
}
