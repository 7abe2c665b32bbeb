/** What a data frame is, by its first octets. Addresses are numbers of 48 bits. */
export interface DataHeader {
  readonly to: number;
  readonly from: number;
  readonly isGroup: boolean;
  /** VLANs of the tags, the outermost first; 0 for a priority tag. */
  readonly vids: readonly number[];
  /** The outermost tag is an S-tag, or one of its older numbers. */
  readonly isService: boolean;
  /** Equal for copies of one frame, whatever tags and padding they have (PROTOCOLS 8.1). */
  readonly hash: number;
}

interface Tag {
  readonly length: number;
  readonly isVlan: boolean;
  readonly isService: boolean;
}

const S_TAG: Tag = { length: 4, isVlan: true, isService: true };
const TAGS: ReadonlyMap<number, Tag> = new Map<number, Tag>([
  [0x8100, { length: 4, isVlan: true, isService: false }],
  ...[0x88a8, 0x9100, 0x9200, 0x9300].map((type) => [type, S_TAG] as const),
  [0x893f, { length: 8, isVlan: false, isService: false }],
  [0x8926, { length: 6, isVlan: false, isService: false }],
]);
const MAX_TAGS = 8;
const [IPV4, ARP, IPV6] = [0x0800, 0x0806, 0x86dd];
const ARP_LENGTH = 28;
const IPV6_HEADER = 40;
/** Octets behind the EtherType that count: those of the shortest frame, which no snap length takes from one copy only. */
const MOST = 46;

const u16 = (data: Uint8Array, at: number): number => ((data[at] ?? 0) << 8) | (data[at + 1] ?? 0);
const address = (data: Uint8Array, at: number): number => u16(data, at) * 0x1_0000_0000 + u16(data, at + 2) * 0x1_0000 + u16(data, at + 4);

/** An address as such a number. */
export function addressNumber(mac: Uint8Array): number {
  return address(mac, 0);
}

/** The header of an Ethernet frame; null where it is cut before its payload. */
export function dataHeader(data: Uint8Array): DataHeader | null {
  const vids: number[] = [];
  let isService = false;
  let type = u16(data, 12);
  let at = 14;
  for (let peeled = 0; peeled < MAX_TAGS; peeled++) {
    const tag = TAGS.get(type);
    if (tag === undefined) break;
    if (tag.isVlan && vids.push(u16(data, at) & 0xfff) === 1) isService = tag.isService;
    type = u16(data, at + tag.length - 2);
    at += tag.length;
  }
  if (at >= data.length) return null;
  return { to: address(data, 0), from: address(data, 6), isGroup: ((data[0] ?? 0) & 1) === 1, vids, isService, hash: hashOf(data, type, at, endOf(data, type, at)) };
}

/** Behind the octets that count: short frames are padded by whoever sends them to the wire, one copy may lack it. */
function endOf(data: Uint8Array, type: number, at: number): number {
  const most = Math.min(data.length, at + MOST);
  if (type === IPV4) return Math.min(most, at + u16(data, at + 2));
  if (type === IPV6) return Math.min(most, at + IPV6_HEADER + u16(data, at + 4));
  if (type === ARP) return Math.min(most, at + ARP_LENGTH);
  let end = most;
  while (end > at && data[end - 1] === 0) end--;
  return end;
}

/** 53 bits of two FNV-1a hashes over addresses, EtherType and the octets from `at` up to `end`. */
function hashOf(data: Uint8Array, type: number, at: number, end: number): number {
  let one = 0x811c9dc5 ^ type;
  let two = 0x01000193 ^ type;
  const mix = (octet: number): void => {
    one = Math.imul(one ^ octet, 0x01000193);
    two = Math.imul(two ^ octet, 0x5bd1e995);
    two ^= two >>> 15;
  };
  for (let i = 0; i < 12; i++) mix(data[i]!);
  for (let i = at; i < end; i++) mix(data[i]!);
  return (one >>> 0) * 0x20_0000 + ((two >>> 0) & 0x1f_ffff);
}
