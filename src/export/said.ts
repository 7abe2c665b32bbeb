import { writeField } from '../dissect/present.js';
import type { Raw } from '../dissect/types.js';
import type { Layer } from '../model/decoded.js';
import { makeSafe } from '../text/safe.js';
import type { TextBuffer } from '../text/text-buffer.js';
import type { FieldTable } from './field-table.js';

/** Writes a field of a layer in words, sanitized: the name of its value, else its text; nothing when the layer ended before it. */
export function writeSaid(to: TextBuffer, layer: Layer, key: string, table: FieldTable): void {
  const value = layer.pdu[key];
  const field = table.get(layer.name)?.get(key);
  if (value === undefined || field === undefined) return;
  const name = typeof value === 'number' ? field.show.values?.[value] : undefined;
  const from = to.length;
  if (name !== undefined) to.text(name);
  else writeField(to, field, value as Raw, layer.pdu);
  makeSafe(to, from);
}
