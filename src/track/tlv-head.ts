import type { Generation } from '../model/vsi.js';
import { isSameOctets } from './same-octets.js';

/** What is asked for; a pre-associate with resource reservation is a pre-associate with a flag. */
export type Mode = 'preassoc' | 'assoc' | 'deassoc';

/** What a VDP TLV says besides which VSI it is about and its filter. */
export interface TlvHead {
  readonly generation: Generation;
  readonly mode: Mode;
  readonly isReserved: boolean;
  /** Number of the TLV type as the wire has it: ratified 1 to 4, draft 0 to 3. */
  readonly type: number;
  /** The ack bit; null in drafts, which have none. */
  readonly isResponse: boolean | null;
  /** Error of a response, 0 for success. */
  readonly error: number;
  readonly isKept: boolean;
  readonly isHard: boolean;
  /** S and M bits of a request: it migrates, or is suspended, from here; it migrates to here. */
  readonly isSuspended: boolean;
  readonly isMigrating: boolean;
  readonly manager: Uint8Array | null;
  readonly typeId: number;
  readonly version: number;
  readonly format: number;
  readonly filterFormat: number;
}

/** What follows from the rest is not compared. */
export function isSameHead(a: TlvHead, b: TlvHead): boolean {
  if (a === b) return true;
  const isSameKind = a.generation === b.generation && a.type === b.type && a.isResponse === b.isResponse && a.format === b.format;
  const isSameHint = a.isSuspended === b.isSuspended && a.isMigrating === b.isMigrating;
  return isSameKind && isSameHint && a.error === b.error && a.isKept === b.isKept && a.isHard === b.isHard && isSameIdentity(a, b);
}

/** True where manager, type, version and filter format are the same: lldpad looks its VSIs up by them, too. */
export function isSameIdentity(a: TlvHead, b: TlvHead): boolean {
  if (a === b) return true;
  return a.typeId === b.typeId && a.version === b.version && a.filterFormat === b.filterFormat && isSameOctets(a.manager, b.manager);
}

const MAX_HEADS = 4096;

/** Heads are few and TLVs are many: each head once. */
export class TlvHeads {
  readonly #byHash = new Map<number, TlvHead[]>();
  #size = 0;

  /** The head that is equal to this one, which may be a view of the buffer of a frame. */
  of(head: TlvHead): TlvHead {
    const hash = hashOf(head);
    const known = this.#byHash.get(hash);
    if (known !== undefined) for (const one of known) if (isSameHead(one, head)) return one;
    return this.#add(head, hash);
  }

  #add(head: TlvHead, hash: number): TlvHead {
    // Whoever has one keeps it: from here on others are shared.
    if (this.#size === MAX_HEADS) {
      this.#byHash.clear();
      this.#size = 0;
    }
    const kept = { ...head, manager: head.manager && head.manager.slice() };
    const others = this.#byHash.get(hash);
    if (others) others.push(kept);
    else this.#byHash.set(hash, [kept]);
    this.#size++;
    return kept;
  }
}

function hashOf({ type, isResponse, error, manager, typeId, version }: TlvHead): number {
  const said = (type << 8) | (error << 1) | (isResponse === true ? 1 : 0);
  const last = manager === null ? 0 : manager[manager.length - 1]!;
  return (Math.imul(typeId ^ (version << 24), 0x9e3779b1) ^ Math.imul(said ^ (last << 16), 0x85ebca6b)) >> 2;
}
