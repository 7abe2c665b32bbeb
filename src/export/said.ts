import { writeNumber } from '../dissect/present.js';
import type { Pdu } from '../model/decoded.js';
import { makeSafe } from '../text/safe.js';
import type { TextBuffer } from '../text/text-buffer.js';
import type { LayerFields } from './field-table.js';

/** Writes a field of a layer in words, sanitized: the name of its value, else its text; nothing when the layer ended before it. */
export function writeSaid(to: TextBuffer, pdu: Pdu, key: string, fields: LayerFields | undefined): void {
  const value = pdu[key];
  const known = fields?.get(key);
  if (value === undefined || known === undefined) return;
  const from = to.length;
  if (typeof value === 'number') {
    const name = known.field.show.values?.[value];
    if (name !== undefined) return to.text(name);
    writeNumber(to, known.field, value);
  } else known.octets.write(to, value as Uint8Array, pdu);
  if (typeof value === 'number' || !known.octets.isOwnText) makeSafe(to, from);
}
