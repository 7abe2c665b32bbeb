import type { FieldValue } from '../model/decoded.js';
import { ipv4, ipv6, uuid } from '../text/address.js';
import { hex, mac } from '../text/mac.js';
import type { Field, Raw } from './types.js';

const utf8 = new TextDecoder('utf-8', { ignoreBOM: true });

function bytesText(field: Field, value: Uint8Array): string {
  switch (field.show.type) {
    case 'mac':
      return value.length === 6 ? mac(value) : hex(value);
    case 'ipv4':
      return value.length === 4 ? ipv4(value) : hex(value);
    case 'ipv6':
      return value.length === 16 ? ipv6(value) : hex(value);
    case 'uuid':
      return value.length === 16 ? uuid(value) : hex(value);
    case 'text':
      return utf8.decode(value);
    default:
      return hex(value);
  }
}

/** A field's value for JSON and filters, and its text for people (wire text in it is not yet sanitized). */
export function present(field: Field, raw: Raw, pdu: Readonly<Record<string, unknown>>): { value: FieldValue; text: string } {
  const special = field.show.text?.(raw, pdu);
  if (typeof raw !== 'number') {
    const text = special ?? bytesText(field, raw);
    return { value: text, text };
  }
  const named = field.show.values?.[raw];
  if (special !== undefined) return { value: raw, text: special };
  return { value: raw, text: named === undefined ? String(raw) : `${named} (${raw})` };
}
