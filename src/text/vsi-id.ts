import { asciiText, ipv6, uuid } from './address.js';
import { hex, mac } from './mac.js';

const MAPPED = '::ffff:';

/**
 * The 16 octets of a VSIID as its format writes them (802.1Q 41.2.7): 1 IPv4, 2 IPv6, 3 MAC, 5 UUID, else hex digits. What
 * the format does not allow stays in full, so that two VSIIDs never read alike: an address that is not IPv4-mapped as
 * IPv6, octets before a MAC address as hex digits.
 */
export function vsiidText(format: number, vsiid: Uint8Array): string {
  if (format === 1 || format === 2) {
    const text = ipv6(vsiid);
    return format === 1 && text.startsWith(MAPPED) ? text.slice(MAPPED.length) : text;
  }
  if (format === 3 && vsiid.subarray(0, 10).every((octet) => octet === 0)) return mac(vsiid.subarray(10));
  return format === 5 ? uuid(vsiid) : hex(vsiid);
}

/**
 * A VSI manager ID: an IPv6 address (802.1Q 41.1), or what stations put there instead: a text, or one number in the first
 * octet (all of it in the drafts).
 */
export function managerText(manager: Uint8Array): string {
  if (manager.length !== 16 || (manager[0] !== 0 && manager.subarray(1).every((octet) => octet === 0))) return String(manager[0] ?? '');
  const text = asciiText(manager);
  return text === null || text === '' ? ipv6(manager) : text;
}
