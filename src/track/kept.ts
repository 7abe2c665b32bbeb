import type { FilterEntry } from '../model/vsi.js';
import { dropOldest } from '../model/oldest-first.js';
import { isSameFilter } from './filter.js';
import { isSameRequest, type VsiTlv } from './vsi-tlv.js';

const MAX_MANAGERS = 1024;

/**
 * What is kept of TLVs. The octets of a frame are a view of the buffer that it was read into, which such a view would keep
 * alive as a whole: they are copied, and what was kept before is shared where nothing is new (keep-alives repeat it all).
 */
export class Keeper {
  /** VSI managers are few: one copy of each, by its octets. */
  readonly #managers = new Map<string, Uint8Array>();

  /** A TLV to keep; `before` itself where it says the same. */
  tlv(tlv: VsiTlv, before: VsiTlv | null): VsiTlv {
    if (before !== null && isSameRequest(before, tlv) && before.isResponse === tlv.isResponse && before.error === tlv.error) return before;
    return { ...tlv, manager: tlv.manager && this.#manager(tlv.manager), filter: this.filter(tlv.filter, before?.filter ?? []) };
  }

  /** A filter to keep; `before` itself where it is the same. */
  filter(filter: readonly FilterEntry[], before: readonly FilterEntry[]): readonly FilterEntry[] {
    return isSameFilter(before, filter, false) ? before : filter.map((entry) => ({ ...entry, mac: entry.mac && entry.mac.slice() }));
  }

  #manager(manager: Uint8Array): Uint8Array {
    const key = String.fromCharCode(...manager);
    let kept = this.#managers.get(key);
    if (!kept) {
      this.#managers.set(key, (kept = manager.slice()));
      dropOldest(this.#managers, MAX_MANAGERS);
    }
    return kept;
  }
}
