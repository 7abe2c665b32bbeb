import { CONTROL_TYPES, LINK_LAYOUTS, MAX_LENGTH, TAG_TYPES } from './control.js';

/** Tags that the filter looks through; the scan looks through more. */
const MAX_TAGS = 2;

// libpcap gives `and` and `or` the same precedence: every group stands in parentheses.
const allOf = (parts: readonly string[]): string => `(${parts.join(' and ')})`;
const anyOf = (parts: readonly string[]): string => (parts.length === 1 ? parts.join() : `(${parts.join(' or ')})`);
const is = (at: number, octets: number, value: number): string => `link[${at}:${octets}] = 0x${value.toString(16).padStart(2 * octets, '0')}`;

/** `typeAt`: position of an EtherType; `at`: of what it announces. */
function control(typeAt: number, at: number): string[] {
  return CONTROL_TYPES.map(({ etherType, oui }) => {
    const type = is(typeAt, 2, etherType);
    return oui === undefined ? type : allOf([type, is(at, 2, oui >> 8), is(at + 2, 1, oui & 0xff)]);
  });
}

function frame(typeAt: number, at: number, tags: number): string {
  const snap = [`link[${typeAt}:2] <= ${MAX_LENGTH}`, is(at, 4, 0xaaaa0300), is(at + 4, 2, 0), anyOf(control(at + 6, at + 8))];
  const lengths = tags < MAX_TAGS ? [...new Set(TAG_TYPES.map(({ length }) => length))] : [];
  const tagged = lengths.map((length) => {
    const types = TAG_TYPES.filter((tag) => tag.length === length).map(({ etherType }) => is(typeAt, 2, etherType));
    return allOf([anyOf(types), frame(at + length - 2, at + length, tags + 1)]);
  });
  return anyOf([...control(typeAt, at), ...tagged, allOf(snap)]);
}

/**
 * The table of control frames as a filter expression of libpcap: those without a tag, behind up to two tags, and in
 * LLC/SNAP behind them. It names octets by their position and not by `vlan`, so it holds for files, where tags are in the
 * frames, and live, where the kernel takes the outer one off before it filters. RangeError for a link type that is not
 * decoded.
 */
export function kernelFilter(linkType = 1): string {
  const layout = LINK_LAYOUTS.find((known) => known.linkType === linkType);
  if (layout === undefined) throw new RangeError(`link type ${linkType} is not decoded`);
  return frame(layout.typeAt, layout.payloadAt, 0);
}
