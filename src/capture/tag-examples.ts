import type { CapturePoint } from '../model/frame.js';
import { u16 } from './big-endian.js';

const ETHERNET = 1;
const TYPE_AT = 12;
const C_TAG = 0x8100;
const S_TAG = 0x88a8;
const E_TAG = 0x893f;
const VN_TAG = 0x8926;
/** Of one kind, as many as the decoder peels. */
const MAX_TAGS = 8;
const OLD_S_TAGS = [0x9100, 0x9200, 0x9300];
/** Octets behind the addresses that decide: an E-TAG with its EtherType. */
const NEEDED = TYPE_AT + 8;

/** What a tag is by its EtherType, 0 for what is none: one load decides for nearly every frame. */
const KIND = new Uint8Array(0x10000);
const [CUSTOMER, SERVICE, EXTENDER, VIRTUAL] = [1, 2, 3, 4];
KIND[C_TAG] = CUSTOMER;
for (const type of [S_TAG, ...OLD_S_TAGS]) KIND[type] = SERVICE;
KIND[E_TAG] = EXTENDER;
KIND[VN_TAG] = VIRTUAL;

/** Places of a table of what was seen: one for each SVID, then one for each other sort of tags. */
const INVERTED_AT = 4096;
const E_TAGS_AT = INVERTED_AT + 1;
const VN_TAGS_AT = E_TAGS_AT + 8;
const PLACES = VN_TAGS_AT + 4;

/**
 * Finds the data frames whose tags are worth a look: at each capture point the first of each S-VLAN, the first with a C-tag
 * outside an S-tag, and of E-TAGs and VN-Tags the first of each sort (reserved bits, numbers that cannot be).
 */
export class TagExamples {
  readonly #seen = new WeakMap<CapturePoint, Uint8Array>();
  #point: CapturePoint | null = null;
  #table: Uint8Array = new Uint8Array(PLACES);

  /** Whether `length` octets from `start` on are such a frame. */
  isFirst(point: CapturePoint, bytes: Uint8Array, start: number, length: number): boolean {
    if (point.linkType !== ETHERNET || length < NEEDED) return false;
    const kind = KIND[((bytes[start + TYPE_AT] ?? 0) << 8) | (bytes[start + TYPE_AT + 1] ?? 0)] ?? 0;
    if (kind === 0 || (kind === CUSTOMER && !isInverted(bytes, start + TYPE_AT, start + length))) return false;
    return this.#tableOf(point)[placeOf(kind, bytes, start + TYPE_AT + 2)] === 0;
  }

  /** The same; from now on it has been. */
  take(point: CapturePoint, bytes: Uint8Array, start: number, length: number): boolean {
    if (!this.isFirst(point, bytes, start, length)) return false;
    const at = start + TYPE_AT;
    this.#tableOf(point)[placeOf(KIND[u16(bytes, at)] ?? 0, bytes, at + 2)] = 1;
    return true;
  }

  #tableOf(point: CapturePoint): Uint8Array {
    if (point === this.#point) return this.#table;
    let table = this.#seen.get(point);
    if (!table) this.#seen.set(point, (table = new Uint8Array(PLACES)));
    this.#point = point;
    return (this.#table = table);
  }
}

/** Whether an S-tag follows the C-tags that begin at `from`: as many as are peeled. */
function isInverted(bytes: Uint8Array, from: number, end: number): boolean {
  const last = Math.min(from + 4 * MAX_TAGS, end - 2);
  let at = from + 4;
  while (at < last && u16(bytes, at) === C_TAG) at += 4;
  return at <= last && u16(bytes, at) === S_TAG;
}

/** The place of a tag whose content begins at `at`. */
function placeOf(kind: number, bytes: Uint8Array, at: number): number {
  if (kind === CUSTOMER) return INVERTED_AT;
  const word = u16(bytes, at);
  if (kind === SERVICE) return word & 0xfff;
  const next = u16(bytes, at + 2);
  if (kind === VIRTUAL) return VN_TAGS_AT + ((next & 0x3000) === 0 ? 0 : 1) + ((next & 0x4000) === 0 ? 0 : 2);
  const extension = bytes[at + 5] ?? 0;
  const isNothing = (next & 0x3fff) === 0 && extension === 0;
  const isLast = (next & 0x3fff) === 0x3fff && extension === 0xff;
  return E_TAGS_AT + ((next & 0xc000) === 0 ? 0 : 1) + (isNothing ? 2 : 0) + (isLast ? 4 : 0);
}
