import { writeIpv4, writeIpv6, writeUuid } from '../text/address.js';
import { mac } from '../text/mac.js';
import { written } from '../text/text-buffer.js';
import type { FieldType, Names, Value } from './field.js';

const utf8 = new TextDecoder('utf-8');

/** A value as a text that can be searched: names of numbers, addresses as they are written, octets as the UTF-8 that they may be. */
export function textOf(type: FieldType, value: Value, names?: Names): string {
  if (typeof value === 'string') return value;
  if (typeof value === 'number') return names?.[value] ?? String(value);
  if (type === 'mac') return mac(value);
  if (type === 'ipv4' && value.length === 4) return written((to) => writeIpv4(to, value));
  if (type === 'ipv6' && value.length === 16) return written((to) => writeIpv6(to, value));
  if (type === 'uuid' && value.length === 16) return written((to) => writeUuid(to, value));
  return utf8.decode(value);
}
