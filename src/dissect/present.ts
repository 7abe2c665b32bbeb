import type { FieldValue } from '../model/decoded.js';
import { writeIpv4, writeIpv6, writeUuid } from '../text/address.js';
import { writeHex, writeMac } from '../text/mac.js';
import { written, type TextBuffer } from '../text/text-buffer.js';
import type { Field, Raw, WriteOctets } from './types.js';

type Pdu = Readonly<Record<string, unknown>>;

/** How the octets of a field are written as a person reads them. */
export interface OctetsWriter {
  readonly write: WriteOctets;
  /** False where there can be wire text in it, which is not yet sanitized. */
  readonly isOwnText: boolean;
}

/** How octets of a type are written, and how many there must be; as hex digits where there are others. */
const TYPES: Readonly<Record<string, { readonly length: number; readonly write: WriteOctets }>> = {
  mac: { length: 6, write: writeMac },
  ipv4: { length: 4, write: (to, octets) => writeIpv4(to, octets) },
  ipv6: { length: 16, write: writeIpv6 },
  uuid: { length: 16, write: writeUuid },
};

export function octetsWriter({ show }: Field): OctetsWriter {
  if (show.write !== undefined) return { write: show.write, isOwnText: show.isOwnText === true };
  if (show.type === 'text') return { write: (to, octets) => to.utf8(octets), isOwnText: false };
  const type = TYPES[show.type ?? ''];
  if (type === undefined) return { write: (to, octets) => writeHex(to, octets), isOwnText: true };
  return { write: (to, octets, pdu) => (octets.length === type.length ? type.write(to, octets, pdu) : writeHex(to, octets)), isOwnText: true };
}

/** Writes a number as a person reads it. */
export function writeNumber(to: TextBuffer, { show: { text, values } }: Field, value: number): void {
  if (text !== undefined) return to.text(text(value));
  const named = values?.[value];
  if (named === undefined) return to.decimal(value);
  to.text(named);
  to.text(' (');
  to.decimal(value);
  to.text(')');
}

/** Writes a field's value as a person reads it. Wire text in it is not yet sanitized. */
export function writeField(to: TextBuffer, field: Field, raw: Raw, pdu: Pdu): void {
  if (typeof raw === 'number') writeNumber(to, field, raw);
  else octetsWriter(field).write(to, raw, pdu);
}

/** A field's value for JSON and filters, and its text for people (wire text in it is not yet sanitized). */
export function present(field: Field, raw: Raw, pdu: Pdu): { value: FieldValue; text: string } {
  const text = written((to) => writeField(to, field, raw, pdu));
  return { value: typeof raw === 'number' ? raw : text, text };
}
