import { writeGroups } from './mac.js';
import type { TextBuffer } from './text-buffer.js';

const [DOT, COLON, DASH] = [0x2e, 0x3a, 0x2d];
/** A dash before the octets 4, 6, 8 and 10. */
const UUID_GROUPS = 0x550;

/** Writes `192.0.2.1` for the four octets from `from` on. */
export function writeIpv4(to: TextBuffer, octets: Uint8Array, from = 0): void {
  for (let i = from; i < from + 4; i++) {
    if (i > from) to.octet(DOT);
    to.decimal(octets[i]!);
  }
}

/** True for `::ffff:a.b.c.d`. */
export function isIpv4Mapped(octets: Uint8Array): boolean {
  for (let i = 0; i < 10; i++) if (octets[i] !== 0) return false;
  return octets[10] === 0xff && octets[11] === 0xff;
}

/** Writes the text of RFC 5952 for sixteen octets; IPv4-mapped addresses end in dotted decimals. */
export function writeIpv6(to: TextBuffer, octets: Uint8Array): void {
  if (isIpv4Mapped(octets)) {
    to.text('::ffff:');
    return writeIpv4(to, octets, 12);
  }
  const word = (i: number): number => (octets[2 * i]! << 8) | octets[2 * i + 1]!;
  let cutAt = -1;
  let cut = 1;
  for (let at = 0; at < 8; at++) {
    let length = 0;
    while (at + length < 8 && word(at + length) === 0) length++;
    if (length > cut) [cutAt, cut] = [at, length];
    at += length;
  }
  for (let i = 0; i < 8; i++) {
    if (i === cutAt) {
      to.text('::');
      i += cut - 1;
      continue;
    }
    if (i > 0 && i !== cutAt + cut) to.octet(COLON);
    to.text(word(i).toString(16));
  }
}

/** Writes the text of RFC 9562 for sixteen octets. */
export function writeUuid(to: TextBuffer, octets: Uint8Array): void {
  writeGroups(to, octets, 0, 16, DASH, UUID_GROUPS);
}
