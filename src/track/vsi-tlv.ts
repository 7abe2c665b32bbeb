import type { FilterEntry, Generation } from '../model/vsi.js';
import { unpackFilter } from './packed-filter.js';
import { isSameHead, isSameIdentity, type Mode, type TlvHead } from './tlv-head.js';

/** A VDP TLV about one VSI, both generations alike. Nothing of it is a view of the buffer of a frame: it can be kept. */
export class VsiTlv {
  readonly head: TlvHead;
  /** Format and VSIID, see `vsiKey`. */
  readonly key: string;
  /** See `packFilter`. */
  readonly packedFilter: string;

  constructor(head: TlvHead, key: string, packedFilter: string) {
    this.head = head;
    this.key = key;
    this.packedFilter = packedFilter;
  }

  get generation(): Generation {
    return this.head.generation;
  }

  get mode(): Mode {
    return this.head.mode;
  }

  get isReserved(): boolean {
    return this.head.isReserved;
  }

  get isResponse(): boolean | null {
    return this.head.isResponse;
  }

  get error(): number {
    return this.head.error;
  }

  get isKept(): boolean {
    return this.head.isKept;
  }

  get isHard(): boolean {
    return this.head.isHard;
  }

  get format(): number {
    return this.head.format;
  }

  get filterFormat(): number {
    return this.head.filterFormat;
  }

  /** See `unpackFilter`. */
  get filter(): readonly FilterEntry[] {
    return unpackFilter(this.packedFilter);
  }

  /** To keep it beside `before`, an earlier one of the same VSI: that one where nothing is new, else what is the same only once. */
  sharing(before: VsiTlv | null): VsiTlv {
    if (before === null) return this;
    const isSameFilter = before.packedFilter === this.packedFilter;
    if (isSameFilter && isSameHead(before.head, this.head)) return before;
    return new VsiTlv(this.head, before.key, isSameFilter ? before.packedFilter : this.packedFilter);
  }
}

/** True where `b` asks just what `a` asks, for the same VSI. */
export function isSameRequest(a: VsiTlv, b: VsiTlv): boolean {
  const isSameKind = a.head.type === b.head.type && a.generation === b.generation && a.key === b.key;
  return isSameKind && isSameIdentity(a.head, b.head) && a.packedFilter === b.packedFilter;
}
