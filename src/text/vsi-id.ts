import { asciiText, ipv6, uuid } from './address.js';
import { hex, mac } from './mac.js';

/** The 16 octets of a VSIID as its format writes them (802.1Q 41.2.7): 1 IPv4, 2 IPv6, 3 MAC, 5 UUID; else hex digits. */
export function vsiIdText(format: number, vsiid: Uint8Array): string {
  if (vsiid.length !== 16) return hex(vsiid);
  if (format === 1 || format === 2) return ipv6(vsiid).replace(format === 1 ? '::ffff:' : /^$/, '');
  if (format === 3) return mac(vsiid.subarray(10));
  return format === 5 ? uuid(vsiid) : hex(vsiid);
}

/** A VSI manager ID: an IPv6 address (802.1Q 41.1), or the text that some stations put there; the draft's octet as a number. */
export function managerIdText(manager: Uint8Array): string {
  if (manager.length !== 16) return String(manager[0] ?? '');
  const text = asciiText(manager);
  return text === null || text === '' ? ipv6(manager) : text;
}
