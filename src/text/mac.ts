import { written, type TextBuffer } from './text-buffer.js';

const DIGITS = Uint8Array.from('0123456789abcdef', (digit) => digit.charCodeAt(0));
const COLON = 0x3a;
const ALL = -1;

/** Writes lower-case hex digits of the octets [from, to). */
export function writeHex(text: TextBuffer, octets: Uint8Array, from = 0, to = octets.length): void {
  writeGroups(text, octets, from, to, 0, 0);
}

/**
 * Writes lower-case hex digits of the octets [from, to) with `separator`, a character of ASCII, between some: in front of
 * the octet n when bit n of `groups` is set, counted from `from` and modulo 32.
 */
export function writeGroups(text: TextBuffer, octets: Uint8Array, from: number, to: number, separator: number, groups: number): void {
  text.room(3 * (to - from));
  const out = text.octets;
  let at = text.length;
  for (let i = from; i < to; i++) {
    const octet = octets[i]!;
    if (i > from && ((groups >>> (i - from)) & 1) !== 0) out[at++] = separator;
    out[at++] = DIGITS[octet >> 4]!;
    out[at++] = DIGITS[octet & 15]!;
  }
  text.length = at;
}

/** Writes `52:54:00:aa:bb:01` for six octets. */
export function writeMac(to: TextBuffer, octets: Uint8Array): void {
  writeGroups(to, octets, 0, octets.length, COLON, ALL);
}

/** Lower-case hex digits of `octets`, `separator` (a character of ASCII) between the octets. */
export function hex(octets: Uint8Array, separator = ''): string {
  return written((to) => writeGroups(to, octets, 0, octets.length, separator.charCodeAt(0), separator === '' ? 0 : ALL));
}

/** `52:54:00:aa:bb:01` for six octets. */
export function mac(octets: Uint8Array): string {
  return written((to) => writeMac(to, octets));
}

/** `00-80-C2`: an organizationally unique identifier as the standards print it. */
export function oui(value: number): string {
  return value.toString(16).toUpperCase().padStart(6, '0').replace(/(..)(..)(..)/, '$1-$2-$3');
}

/** True for a group (multicast or broadcast) address. */
export function isGroupMac(octets: Uint8Array): boolean {
  return (octets[0]! & 1) === 1;
}
