import { writeIpv4, writeIpv6 } from '../text/address.js';
import { written } from '../text/text-buffer.js';
import { u16, u24 } from './big-endian.js';

/** A look through the headers around a mirrored frame: `at` is the next octet, `end` the first that is not there any more. */
export interface Passage {
  at: number;
  end: number;
  /** The innermost tunnel passed: its kind, its number where it has one, and where its sender's address stands. */
  kind: 'erspan' | 'gre' | 'vxlan' | 'geneve' | null;
  id: number | null;
  sourceAt: number;
  sourceLength: number;
}

/** A passage that has not begun. */
export function newPassage(): Passage {
  return { at: 0, end: 0, kind: null, id: null, sourceAt: 0, sourceLength: 0 };
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
  passage.sourceAt = at + 12;
  passage.sourceLength = 4;
  return pass(passage, header) ? (octets[at + 9] ?? 0) : -1;
}

function passIpv6(octets: Uint8Array, passage: Passage): number {
  const { at, end } = passage;
  if (at + 40 > end || (octets[at] ?? 0) >> 4 !== 6) return -1;
  const length = u16(octets, at + 4);
  if (length !== 0) passage.end = Math.min(end, at + 40 + length);
  passage.sourceAt = at + 8;
  passage.sourceLength = 16;
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

function enter(passage: Passage, octets: number, kind: Passage['kind'], id: number | null): boolean {
  passage.kind = kind;
  passage.id = id;
  return pass(passage, octets);
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
  const vni = u24(octets, at + 4);
  if (port === 6081) return flags >> 6 === 0 && u16(octets, at + 2) === BRIDGED_ETHERNET && enter(passage, 8 + 4 * (flags & 63), 'geneve', vni);
  // VXLAN-GPE: version 0, the next protocol is there and is Ethernet.
  if (port === 4790) return (flags & 0x34) === 0x04 && octets[at + 3] === 3 && enter(passage, 8, 'vxlan', vni);
  return (flags & 0x08) !== 0 && enter(passage, 8, 'vxlan', vni);
}

function passGre(octets: Uint8Array, passage: Passage): boolean {
  const { at, end } = passage;
  const flags = u16(octets, at);
  // No source route, version 0.
  if (at + 4 > end || (flags & 0x4007) !== 0) return false;
  const protocol = u16(octets, at + 2);
  const hasSequence = (flags & 0x1000) !== 0;
  const keyAt = at + ((flags & 0x8000) === 0 ? 4 : 8);
  const hasKey = (flags & 0x2000) !== 0;
  if (!pass(passage, keyAt - at + (hasKey ? 4 : 0) + (hasSequence ? 4 : 0))) return false;
  const inner = passage.at;
  const version = (octets[inner] ?? 0) >> 4;
  const session = u16(octets, inner + 2) & 0x3ff;
  if (protocol === BRIDGED_ETHERNET) return enter(passage, 0, 'gre', hasKey ? u16(octets, keyAt) * 0x10000 + u16(octets, keyAt + 2) : null);
  if (protocol === 0x88be) return hasSequence ? version === 1 && enter(passage, 8, 'erspan', session) : enter(passage, 0, 'erspan', null);
  if (protocol !== 0x22eb || inner + 12 > passage.end) return false;
  const last = u16(octets, inner + 10);
  // ERSPAN III: frame type 0 is Ethernet, the last bit announces a sub-header of the platform.
  return version === 2 && (last & 0x7c00) === 0 && enter(passage, (last & 1) === 0 ? 12 : 20, 'erspan', session);
}

/** Passes all headers of a tunnel, from the IP header that `etherType` announces to the frame of Ethernet; false when there is none. */
export function passTunnel(octets: Uint8Array, etherType: number, passage: Passage): boolean {
  const protocol = etherType === IPV4 ? passIpv4(octets, passage) : passIpv6(octets, passage);
  if (protocol === UDP) return passage.at + 8 <= passage.end && passUdp(octets, passage);
  return protocol === GRE && passGre(octets, passage);
}

/** The name of the session that a passage went through, null when it went through none: `erspan5@192.0.2.1`. */
export function sessionName(octets: Uint8Array, { kind, id, sourceAt, sourceLength }: Passage): string | null {
  if (kind === null) return null;
  const source = octets.subarray(sourceAt, sourceAt + sourceLength);
  const address = written((to) => (sourceLength === 4 ? writeIpv4(to, source) : writeIpv6(to, source)));
  return `${kind}${id ?? ''}@${address}`;
}
