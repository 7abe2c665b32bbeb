import { u16, u24 } from './big-endian.js';
import { LINK_LAYOUTS, TAG_TYPES } from './control.js';

const ECP = 0x8940;
const ECP_OF_DRAFT = 0x88b7;
/** Operation request, subtype VDP; the version is left out. */
const VDP_REQUEST = 1;
const DEASSOC = 4;
const ORGANIZATION = 127;
const OUI_OF_DRAFT = 0x001b3f;
const VDP_OF_DRAFT = 2;
/** Octets of the head of an association TLV before the format of its filter. */
const HEAD = 22;
const HEAD_OF_DRAFT = 27;
/** By format of the filter: octets of an entry, and where in it the MAC address stands. */
const MAC_ENTRIES: ReadonlyMap<number, { readonly length: number; readonly macAt: number }> = new Map([
  [2, { length: 8, macAt: 0 }],
  [4, { length: 12, macAt: 4 }],
]);
const LENGTH_OF_TAG = new Map(TAG_TYPES.map(({ etherType, length }) => [etherType, length]));
const LAYOUT_OF_LINK = new Map(LINK_LAYOUTS.map((layout) => [layout.linkType, layout]));

/**
 * Where in a control frame the MAC addresses of VSIs stand, by the headers alone (802.1Q 41.2; draft 0). The scan has to know
 * them before anything is decoded. `places` takes them up, so that a frame without any costs no object.
 */
export function vdpAddresses(linkType: number, data: Uint8Array, places: number[]): void {
  const layout = LAYOUT_OF_LINK.get(linkType);
  if (layout === undefined || data.length < layout.payloadAt) return;
  let type = u16(data, layout.typeAt);
  let at = layout.payloadAt;
  for (let tag = LENGTH_OF_TAG.get(type); tag !== undefined && at + tag <= data.length; tag = LENGTH_OF_TAG.get(type)) {
    type = u16(data, at + tag - 2);
    at += tag;
  }
  if (at + 9 > data.length) return;
  if (type === ECP && (u16(data, at) & 0xfff) === VDP_REQUEST) inTlvs(data, at + 4, places);
  else if (type === ECP_OF_DRAFT && u24(data, at) === OUI_OF_DRAFT) inTlvs(data, at + 9, places);
}

function inTlvs(data: Uint8Array, from: number, places: number[]): void {
  for (let at = from; at + 2 <= data.length; ) {
    const head = u16(data, at);
    const type = head >> 9;
    const next = at + 2 + (head & 0x1ff);
    if (type === 0 || next > data.length) return;
    if (type <= DEASSOC) inFilter(data, at + 2 + HEAD, next, places);
    else if (type === ORGANIZATION && u24(data, at + 2) === OUI_OF_DRAFT && data[at + 5] === VDP_OF_DRAFT) inFilter(data, at + 2 + HEAD_OF_DRAFT, next, places);
    at = next;
  }
}

function inFilter(data: Uint8Array, at: number, end: number, places: number[]): void {
  const entry = at + 3 <= end ? MAC_ENTRIES.get(data[at] ?? 0) : undefined;
  if (entry === undefined) return;
  for (let i = 0, from = at + 3; i < u16(data, at + 1) && from + entry.length <= end; i++, from += entry.length) places.push(from + entry.macAt);
}
