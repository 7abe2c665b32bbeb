import { present } from '../dissect/present.js';
import type { Raw } from '../dissect/types.js';
import type { Layer } from '../model/decoded.js';
import { safe } from '../text/safe.js';
import type { FieldTable } from './field-table.js';

/** A field of a layer in words, sanitized: the name of its value, else its text; empty when the layer ended before it. */
export function said(layer: Layer, key: string, table: FieldTable): string {
  const value = layer.pdu[key];
  const known = table.get(layer.name)?.fields.get(key);
  if (value === undefined || !known) return '';
  const { field } = known;
  return safe((typeof value === 'number' ? field.show.values?.[value] : undefined) ?? present(field, value as Raw, layer.pdu).text);
}
