import { u16 } from './big-endian.js';

/** A look through the headers around a mirrored frame: `at` is the next octet, `end` the first that is not there any more. */
export interface Passage {
  at: number;
  end: number;
}

/** EtherTypes that a tunnel may begin with. */
export const TUNNEL_ETHERTYPES = [0x0800, 0x86dd] as const;
const [IPV4] = TUNNEL_ETHERTYPES;

const UDP = 17;
const GRE = 47;
/** IPv6 extension headers that say their length: hop-by-hop options, routing, destination options. */
const EXTENSIONS = [0, 43, 60];
const FRAGMENT = 44;
const MAX_EXTENSIONS = 16;
const BRIDGED_ETHERNET = 0x6558;
const ERSPAN = 0x88be;
const ERSPAN_III = 0x22eb;

/** Passes `octets` more; false when so many are not there. */
function pass(passage: Passage, octets: number): boolean {
  passage.at += octets;
  return passage.at <= passage.end;
}

/** Passes an IP header; the protocol behind it, -1 where the packet does not begin with one (a later fragment, damage). */
function passIpv4(octets: Uint8Array, passage: Passage): number {
  const { at, end } = passage;
  const header = 4 * ((octets[at] ?? 0) & 15);
  const isFirst = (u16(octets, at + 6) & 0x1fff) === 0;
  if (at + 20 > end || (octets[at] ?? 0) >> 4 !== 4 || header < 20 || !isFirst) return -1;
  const total = u16(octets, at + 2);
  if (total !== 0) passage.end = Math.min(end, at + total);
  return pass(passage, header) ? (octets[at + 9] ?? 0) : -1;
}

function passIpv6(octets: Uint8Array, passage: Passage): number {
  const { at, end } = passage;
  if (at + 40 > end || (octets[at] ?? 0) >> 4 !== 6) return -1;
  const length = u16(octets, at + 4);
  if (length !== 0) passage.end = Math.min(end, at + 40 + length);
  passage.at = at + 40;
  let protocol = octets[at + 6] ?? 0;
  for (let extensions = 0; extensions < MAX_EXTENSIONS && (protocol === FRAGMENT || EXTENSIONS.includes(protocol)); extensions++) {
    const start = passage.at;
    if (start + 8 > passage.end || (protocol === FRAGMENT && u16(octets, start + 2) >> 3 !== 0)) return -1;
    if (!pass(passage, protocol === FRAGMENT ? 8 : 8 + 8 * (octets[start + 1] ?? 0))) return -1;
    protocol = octets[start] ?? 0;
  }
  return protocol;
}

/** Headers behind UDP, by destination port: all begin with eight octets. */
function passUdp(octets: Uint8Array, passage: Passage): boolean {
  const port = u16(octets, passage.at + 2);
  if (port !== 4789 && port !== 8472 && port !== 4790 && port !== 6081) return false;
  const length = u16(octets, passage.at + 4);
  if (length !== 0) passage.end = Math.min(passage.end, passage.at + length);
  const at = passage.at + 8;
  passage.at = at;
  if (at + 8 > passage.end) return false;
  const flags = octets[at] ?? 0;
  if (port === 6081) return flags >> 6 === 0 && u16(octets, at + 2) === BRIDGED_ETHERNET && pass(passage, 8 + 4 * (flags & 63));
  // VXLAN-GPE: version 0, the next protocol is there and is Ethernet.
  if (port === 4790) return (flags & 0x34) === 0x04 && octets[at + 3] === 3 && pass(passage, 8);
  return (flags & 0x08) !== 0 && pass(passage, 8);
}

function passGre(octets: Uint8Array, passage: Passage): boolean {
  const { at } = passage;
  const flags = u16(octets, at);
  const protocol = u16(octets, at + 2);
  const hasSequence = (flags & 0x1000) !== 0;
  const optional = ((flags & 0x8000) === 0 ? 0 : 4) + ((flags & 0x2000) === 0 ? 0 : 4) + (hasSequence ? 4 : 0);
  // No source route, version 0.
  if ((flags & 0x4007) !== 0 || !pass(passage, 4 + optional)) return false;
  // ERSPAN without a sequence number is type I: no header of its own.
  if (protocol === BRIDGED_ETHERNET || (protocol === ERSPAN && !hasSequence)) return true;
  const version = (octets[passage.at] ?? 0) >> 4;
  if (protocol === ERSPAN) return version === 1 && pass(passage, 8);
  // Type III: frame type 0 is Ethernet, the last bit announces a sub-header of the platform.
  const last = u16(octets, passage.at + 10);
  return protocol === ERSPAN_III && version === 2 && (last & 0x7c00) === 0 && pass(passage, (last & 1) === 0 ? 12 : 20);
}

/** Passes all headers of a tunnel, from the IP header that `etherType` announces to the frame of Ethernet; false when there is none. */
export function passTunnel(octets: Uint8Array, etherType: number, passage: Passage): boolean {
  const protocol = etherType === IPV4 ? passIpv4(octets, passage) : passIpv6(octets, passage);
  if (protocol === UDP) return passage.at + 8 <= passage.end && passUdp(octets, passage);
  return protocol === GRE && passGre(octets, passage);
}
