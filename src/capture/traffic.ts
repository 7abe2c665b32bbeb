import type { CapturePoint } from '../model/frame.js';
import { LINK_LAYOUTS, TAG_TYPES } from './control.js';

/** Data frames to be found: those of a MAC address, or of a whole VLAN where `mac` is null. */
export interface TrafficEntry {
  readonly mac: Uint8Array | null;
  /** VLAN, 0 for any. */
  readonly vid: number;
  /** SVID of the S-channel, null for the default one. */
  readonly channel: number | null;
  /** Ids of the capture points at which a whole VLAN is meant; a MAC address is meant everywhere. */
  readonly points: ReadonlySet<number>;
}

const SERVICE_TPIDS = [0x88a8, 0x9100, 0x9200, 0x9300];
/** The default S-channel: its frames are untagged, or tagged with this S-VLAN. */
const DEFAULT_SVID = 1;
const LENGTH_OF_TAG = new Map(TAG_TYPES.map(({ etherType, length }) => [etherType, length]));
const LAYOUT_OF_LINK = new Map(LINK_LAYOUTS.map((layout) => [layout.linkType, layout]));
/** The usual one, at hand: it is asked for with every frame. */
const ETHERNET = LAYOUT_OF_LINK.get(1);
/** Cooked headers have the sender's address only. */
const COOKED_SOURCE_AT = new Map([[113, 6], [276, 12]]);
const MAX_TAGS = 8;

interface Tag {
  readonly tpid: number;
  readonly vid: number;
}

/** Tells the data frames of some addresses and VLANs by their headers. */
export class Traffic {
  readonly #byMac: readonly TrafficEntry[];
  readonly #byVlan: readonly TrafficEntry[];
  /** Whether some address ends in these two octets: one load rules out nearly every frame. */
  readonly #mayBe = new Uint8Array(0x10000);
  /** Capture points at which whole VLANs are meant. */
  readonly #watched = new Set<number>();

  constructor(entries: readonly TrafficEntry[]) {
    this.#byMac = entries.filter(({ mac }) => mac !== null);
    this.#byVlan = entries.filter(({ mac, vid }) => mac === null && vid !== 0);
    for (const { mac } of this.#byMac) this.#mayBe[(mac![4]! << 8) | mac![5]!] = 1;
    for (const { points } of this.#byVlan) for (const id of points) this.#watched.add(id);
  }

  /** Whether `length` octets from `start` on are such a frame, to or from an address. */
  has(point: CapturePoint, bytes: Uint8Array, start: number, length: number): boolean {
    const { linkType } = point;
    const layout = linkType === 1 ? ETHERNET : LAYOUT_OF_LINK.get(linkType);
    if (layout === undefined || length < layout.payloadAt) return false;
    const cookedAt = linkType === 1 ? undefined : COOKED_SOURCE_AT.get(linkType);
    const to = start + (cookedAt ?? 0);
    const from = start + (cookedAt ?? 6);
    const isNear = this.#mayBe[u16(bytes, to + 4)] === 1 || this.#mayBe[u16(bytes, from + 4)] === 1;
    if (!isNear && (this.#watched.size === 0 || !this.#watched.has(point.id))) return false;
    const tags = tagsOf(bytes, start + layout.typeAt, start + layout.payloadAt, start + length);
    const isOf = (mac: Uint8Array): boolean => equals(mac, bytes, to) || equals(mac, bytes, from);
    return (
      (isNear && this.#byMac.some((entry) => isOf(entry.mac!) && isIn(entry, tags))) ||
      this.#byVlan.some((entry) => entry.points.has(point.id) && isIn(entry, tags))
    );
  }
}

/** The tags behind that of the S-channel, which may be missing where the default one or a place elsewhere was captured; null in another channel. */
function behindChannel(tags: readonly Tag[], channel: number | null): readonly Tag[] | null {
  const [outer] = tags;
  if (outer === undefined) return tags;
  const isService = SERVICE_TPIDS.includes(outer.tpid);
  if (outer.vid === (channel ?? DEFAULT_SVID) && (isService || channel !== null)) return tags.slice(1);
  return isService ? null : tags;
}

/** Whether a frame with these tags, outermost first, is in the S-channel and the VLAN of the entry. */
function isIn({ mac, vid, channel }: TrafficEntry, tags: readonly Tag[]): boolean {
  const inner = behindChannel(tags, channel);
  if (inner === null || (mac === null && channel !== null && inner === tags)) return false;
  const vlan = inner[0]?.vid ?? 0;
  // Neither an untagged frame nor a priority tag names a VLAN: what is left is the address.
  return vlan === 0 ? mac !== null : vid === 0 || vlan === vid;
}

function equals(mac: Uint8Array, bytes: Uint8Array, at: number): boolean {
  return mac.every((octet, i) => bytes[at + i] === octet);
}

function u16(bytes: Uint8Array, at: number): number {
  return (bytes[at]! << 8) | bytes[at + 1]!;
}

/** The VLAN tags before the payload; other tags are passed over. */
function tagsOf(bytes: Uint8Array, typeAt: number, payloadAt: number, end: number): Tag[] {
  const tags: Tag[] = [];
  let type = u16(bytes, typeAt);
  let at = payloadAt;
  for (let peeled = 0; peeled < MAX_TAGS; peeled++) {
    const length = LENGTH_OF_TAG.get(type);
    if (length === undefined || at + length > end) break;
    if (length === 4) tags.push({ tpid: type, vid: u16(bytes, at) & 0xfff });
    type = u16(bytes, at + length - 2);
    at += length;
  }
  return tags;
}
