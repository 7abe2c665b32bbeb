import type { Comparison, Literal, Member } from './ast.js';
import type { FieldType, FilterField, Test } from './field.js';
import { wrongValue } from './kinds.js';
import { compareOctets, hasOctets, hexOctets, ipv4Octets, ipv6Octets, network, textOctets, uuidOctets, widened, withoutZeros, type OctetRange } from './octets-literal.js';

const MAC_OCTETS = 6;

function one(octets: Uint8Array | null): OctetRange | null {
  return octets && { low: octets, high: octets };
}

/** What octets without a type may be written as. In a field of fixed width shorter addresses stand where such fields have them. */
function bytes({ text, isQuoted }: Literal, width: number | null): OctetRange | null {
  if (isQuoted) return one(textOctets(text));
  const octets = uuidOctets(text) ?? ipv4Octets(text) ?? (width === 16 ? ipv6Octets(text) : null) ?? hexOctets(text) ?? ipv6Octets(text);
  if (octets === null || width === null || octets.length === width) return one(octets);
  return octets.length === 4 || octets.length === MAC_OCTETS ? one(widened(octets, width)) : null;
}

const VALUES: Readonly<Partial<Record<FieldType, (literal: Literal, width: number | null) => OctetRange | null>>> = {
  mac: ({ text }) => one(hexOctets(text)?.length === MAC_OCTETS ? hexOctets(text) : null),
  ipv4: ({ text }) => network(text, ipv4Octets),
  ipv6: ({ text }) => network(text, ipv6Octets),
  uuid: ({ text }) => one(uuidOctets(text) ?? (hexOctets(text)?.length === 16 ? hexOctets(text) : null)),
  bytes,
};

function rangeOf(field: FilterField, literal: Literal): OctetRange {
  const range = VALUES[field.type]!(literal, field.octets);
  if (range === null) throw wrongValue(field, literal);
  return range;
}

/** A text is followed by zeros where the field is longer. */
function equals(field: FilterField, literal: Literal): Test {
  const { low, high } = rangeOf(field, literal);
  if (field.type === 'bytes' && literal.isQuoted) return (value) => compareOctets(withoutZeros(value as Uint8Array), low) === 0;
  return between(low, high);
}

function between(low: Uint8Array, high: Uint8Array): Test {
  if (low === high || compareOctets(low, high) === 0) return (value) => compareOctets(value as Uint8Array, low) === 0;
  return (value) => compareOctets(value as Uint8Array, low) >= 0 && compareOctets(value as Uint8Array, high) <= 0;
}

/** A test of octets: addresses, identifiers, slices. Not for `matches`. */
export function octetTest(field: FilterField, by: Exclude<Comparison, 'matches'>, literal: Literal): Test {
  if (by === 'contains') {
    const part = bytes(literal, null)?.low;
    if (part === undefined || part.length === 0) throw wrongValue({ ...field, type: 'bytes' }, literal);
    return (value) => hasOctets(value as Uint8Array, part);
  }
  if (by === '==') return equals(field, literal);
  const { low, high } = rangeOf(field, literal);
  switch (by) {
    case '<':
      return (value) => compareOctets(value as Uint8Array, low) < 0;
    case '<=':
      return (value) => compareOctets(value as Uint8Array, high) <= 0;
    case '>':
      return (value) => compareOctets(value as Uint8Array, high) > 0;
    case '>=':
      return (value) => compareOctets(value as Uint8Array, low) >= 0;
  }
}

/** A test for one member of a set. */
export function octetMember(field: FilterField, { low, high }: Member): Test {
  return high ? between(rangeOf(field, low).low, rangeOf(field, high).high) : equals(field, low);
}
