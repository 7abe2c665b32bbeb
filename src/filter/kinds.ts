import type { Literal } from './ast.js';
import type { FieldType, FilterField } from './field.js';
import { FilterError } from './filter-error.js';

/** What a person calls values of a type, and how one is written. */
export const KINDS: Readonly<Record<FieldType, { readonly noun: string; readonly example: string }>> = {
  uint: { noun: 'a number', example: '26 or 0x1a' },
  bool: { noun: 'a yes or no', example: 'true or 0' },
  enum: { noun: 'a name or its number', example: '3' },
  word: { noun: 'a name', example: '' },
  duration: { noun: 'a duration', example: '10ms, 2s or 5m' },
  time: { noun: 'a time', example: '12:04:31 or 2026-11-23T12:04:31Z (UTC)' },
  mac: { noun: 'a MAC address', example: '52:54:00:aa:bb:01' },
  ipv4: { noun: 'an IPv4 address', example: '192.0.2.1 or 192.0.2.0/24' },
  ipv6: { noun: 'an IPv6 address', example: '2001:db8::1 or 2001:db8::/32' },
  uuid: { noun: 'a UUID', example: '5e0c0015-74aa-4b02-9f1d-0c61d7b20015' },
  bytes: { noun: 'octets', example: '5e:0c:00:15, 0x5e0c0015, a UUID, an address or a "text"' },
  text: { noun: 'a text', example: 'eno3 or "any text"' },
  layer: { noun: 'a layer, which is there or not', example: '' },
};

/** The literal is no value of that field. */
export function wrongValue({ name, type }: FilterField, literal: Literal): FilterError {
  const { noun, example } = KINDS[type];
  return new FilterError(`${name} is ${noun}, ${example === '' ? 'one of its names' : `such as ${example}`}, not ${literal.isQuoted ? 'a text in quotes' : literal.text}`, literal);
}
