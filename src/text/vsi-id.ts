import { isIpv4Mapped, writeIpv4, writeIpv6, writeUuid } from './address.js';
import { writeHex, writeMac } from './mac.js';
import { written, type TextBuffer } from './text-buffer.js';

const [IPV4, IPV6, MAC, UUID] = [1, 2, 3, 5];

/** True when the octets [from, to) are all zero. */
function isZero(octets: Uint8Array, from: number, to: number): boolean {
  for (let i = from; i < to; i++) if (octets[i] !== 0) return false;
  return true;
}

/** How many octets of printable ASCII `octets` begin with, if nothing but zeros is behind them; else 0. */
function textLength(octets: Uint8Array): number {
  let end = 0;
  while (end < octets.length && octets[end]! >= 0x20 && octets[end]! <= 0x7e) end++;
  return isZero(octets, end, octets.length) ? end : 0;
}

/**
 * Writes the 16 octets of a VSIID as its format does (802.1Q 41.2.7): 1 IPv4, 2 IPv6, 3 MAC, 5 UUID, else hex digits. What
 * the format does not allow stays in full, so that two VSIIDs never read alike: an address that is not IPv4-mapped as
 * IPv6, octets before a MAC address as hex digits.
 */
export function writeVsiid(to: TextBuffer, format: number, vsiid: Uint8Array): void {
  if (format === UUID) writeUuid(to, vsiid);
  else if (format === IPV4 && isIpv4Mapped(vsiid)) writeIpv4(to, vsiid, 12);
  else if (format === IPV4 || format === IPV6) writeIpv6(to, vsiid);
  else if (format === MAC && isZero(vsiid, 0, 10)) writeMac(to, vsiid.subarray(10));
  else writeHex(to, vsiid);
}

/** The text of a VSIID; see `writeVsiid`. */
export function vsiidText(format: number, vsiid: Uint8Array): string {
  return written((to) => writeVsiid(to, format, vsiid));
}

/**
 * Writes a VSI manager ID: an IPv6 address (802.1Q 41.1), or what stations put there instead: a text, or one number in
 * the first octet (all of it in the drafts).
 */
export function writeManager(to: TextBuffer, manager: Uint8Array): void {
  if (manager.length !== 16 || (manager[0] !== 0 && isZero(manager, 1, 16))) {
    if (manager.length > 0) to.decimal(manager[0]!);
    return;
  }
  const length = textLength(manager);
  if (length > 0) to.put(manager.subarray(0, length));
  else writeIpv6(to, manager);
}

/** The text of a VSI manager ID; see `writeManager`. */
export function managerText(manager: Uint8Array): string {
  return written((to) => writeManager(to, manager));
}
