import type { FieldValue } from '../model/decoded.js';
import { writeIpv4, writeIpv6, writeUuid } from '../text/address.js';
import { writeHex, writeMac } from '../text/mac.js';
import { written, type TextBuffer } from '../text/text-buffer.js';
import type { Field, Raw } from './types.js';

/** Writes octets as the type of their field says; as hex digits where they are none of it. */
function writeOctets(to: TextBuffer, { show }: Field, octets: Uint8Array, pdu: Readonly<Record<string, unknown>>): void {
  const { length } = octets;
  if (show.write !== undefined) show.write(to, octets, pdu);
  else if (show.type === 'text') to.utf8(octets);
  else if (show.type === 'mac' && length === 6) writeMac(to, octets);
  else if (show.type === 'ipv4' && length === 4) writeIpv4(to, octets);
  else if (show.type === 'ipv6' && length === 16) writeIpv6(to, octets);
  else if (show.type === 'uuid' && length === 16) writeUuid(to, octets);
  else writeHex(to, octets);
}

/** Writes a field's value as a person reads it. Wire text in it is not yet sanitized. */
export function writeField(to: TextBuffer, field: Field, raw: Raw, pdu: Readonly<Record<string, unknown>>): void {
  if (typeof raw !== 'number') return writeOctets(to, field, raw, pdu);
  const { text, values } = field.show;
  if (text !== undefined) return to.text(text(raw));
  const named = values?.[raw];
  if (named === undefined) return to.decimal(raw);
  to.text(named);
  to.text(' (');
  to.decimal(raw);
  to.text(')');
}

/** A field's value for JSON and filters, and its text for people (wire text in it is not yet sanitized). */
export function present(field: Field, raw: Raw, pdu: Readonly<Record<string, unknown>>): { value: FieldValue; text: string } {
  const text = written((to) => writeField(to, field, raw, pdu));
  return { value: typeof raw === 'number' ? raw : text, text };
}
