import type { FilterEntry } from '../model/vsi.js';
import { dropOldest } from '../model/oldest-first.js';
import { isSameFilter, isSameOctets } from './filter.js';
import { isSameRequest, type VsiTlv } from './vsi-tlv.js';

const MAX_MANAGERS = 1024;
/** Addresses are copied to blocks of so many octets: a buffer for each would cost more than all the rest of it. */
const BLOCK = 1536;

/**
 * What is kept of TLVs. The octets of a frame are a view of the buffer that it was read into, which such a view would keep
 * alive as a whole: they are copied, and what was kept before is shared where nothing is new (keep-alives repeat it all).
 */
export class Keeper {
  /** VSI managers are few: one copy of each, by its octets. */
  readonly #managers = new Map<string, Uint8Array>();
  #lastManager: Uint8Array = new Uint8Array(0);
  #block = new Uint8Array(BLOCK);
  #used = 0;

  /** A TLV to keep; `before` itself where it says the same. */
  tlv(tlv: VsiTlv, before: VsiTlv | null): VsiTlv {
    if (before !== null && isSameRequest(before, tlv) && before.isResponse === tlv.isResponse && before.error === tlv.error) return before;
    return { ...tlv, manager: tlv.manager && this.#manager(tlv.manager), filter: this.filter(tlv.filter, before?.filter ?? []) };
  }

  /** A filter to keep; `before` itself where it is the same. */
  filter(filter: readonly FilterEntry[], before: readonly FilterEntry[]): readonly FilterEntry[] {
    return isSameFilter(before, filter, false) ? before : filter.map(({ mac, group, vid, pcp }) => ({ mac: mac && this.#copy(mac), group, vid, pcp }));
  }

  #copy(mac: Uint8Array): Uint8Array {
    if (this.#used + mac.length > BLOCK) {
      this.#block = new Uint8Array(BLOCK);
      this.#used = 0;
    }
    const copy = this.#block.subarray(this.#used, (this.#used += mac.length));
    copy.set(mac);
    return copy;
  }

  #manager(manager: Uint8Array): Uint8Array {
    if (isSameOctets(this.#lastManager, manager)) return this.#lastManager;
    const key = String.fromCharCode(...manager);
    let kept = this.#managers.get(key);
    if (!kept) {
      this.#managers.set(key, (kept = manager.slice()));
      dropOldest(this.#managers, MAX_MANAGERS);
    }
    return (this.#lastManager = kept);
  }
}
