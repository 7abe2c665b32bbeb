import { hex } from './mac.js';

/** `192.0.2.1` for four octets. */
export function ipv4(octets: Uint8Array): string {
  return octets.join('.');
}

/** The text of RFC 5952 for sixteen octets; IPv4-mapped addresses end in dotted decimals. */
export function ipv6(octets: Uint8Array): string {
  const words = Array.from({ length: 8 }, (_, i) => (octets[2 * i]! << 8) | octets[2 * i + 1]!);
  if (words.slice(0, 5).every((word) => word === 0) && words[5] === 0xffff) return `::ffff:${ipv4(octets.subarray(12, 16))}`;
  let best = { at: -1, length: 1 };
  for (let at = 0; at < 8; at++) {
    let length = 0;
    while (at + length < 8 && words[at + length] === 0) length++;
    if (length > best.length) best = { at, length };
  }
  const text = (from: number, to: number): string => words.slice(from, to).map((word) => word.toString(16)).join(':');
  return best.at < 0 ? text(0, 8) : `${text(0, best.at)}::${text(best.at + best.length, 8)}`;
}

/** The text of RFC 9562 for sixteen octets. */
export function uuid(octets: Uint8Array): string {
  return hex(octets).replace(/(.{8})(.{4})(.{4})(.{4})(.{12})/, '$1-$2-$3-$4-$5');
}

/** Printable ASCII of `octets` up to trailing zeros, or null when there is something else in them. */
export function asciiText(octets: Uint8Array): string | null {
  let end = octets.length;
  while (end > 0 && octets[end - 1] === 0) end--;
  let text = '';
  for (let i = 0; i < end; i++) {
    const octet = octets[i]!;
    if (octet < 0x20 || octet > 0x7e) return null;
    text += String.fromCharCode(octet);
  }
  return text;
}
