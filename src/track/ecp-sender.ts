import type { Generation } from '../model/vsi.js';
import type { Exchange } from './exchange.js';
import type { WaitingExchanges } from './give-ups.js';

const MAX_RECENT = 8;
/** Buffers are made this much at a time: the next ULPDU is hardly ever of just the same length. */
const ROOM = 64;

/** How a request stands to those before it. */
export type Sequence =
  | { readonly kind: 'first' | 'next' | 'restart' | 'reordered' }
  | { readonly kind: 'gap'; readonly missing: number };

const FIRST: Sequence = { kind: 'first' };
const NEXT: Sequence = { kind: 'next' };
const RESTART: Sequence = { kind: 'restart' };
const REORDERED: Sequence = { kind: 'reordered' };

/** A jump back this far is a restart; less may be frames that overtook each other. */
const REORDER_WINDOW = 8;
/** A jump ahead further than this is no loss of frames any more. */
const MAX_MISSING = 1000;

/** An exchange and a copy of its ULPDU, without what varies between transmissions. */
interface Sent {
  readonly exchange: Exchange;
  readonly room: Uint8Array;
  readonly length: number;
}

function holds({ room, length }: Sent, ulpdu: Uint8Array): boolean {
  if (ulpdu.length !== length) return false;
  for (let i = 0; i < length; i++) if (room[i] !== ulpdu[i]) return false;
  return true;
}

/** The sequence numbers of one sender on one S-channel (802.1Q 43; PROTOCOLS 4.3). */
export class EcpSender {
  readonly generation: Generation;
  lastSeq: number | null = null;
  /** Number of the first request seen; more than 1 where the capture began mid-way. */
  firstSeq: number | null = null;
  /** Number of the latest frame of either kind, new or repeated: all that a receiver remembers (PROTOCOLS 4.5). */
  lastArrived: number | null = null;
  /** Null before the first. */
  waiting: WaitingExchanges | null = null;
  /** The latest exchanges, newest last. */
  readonly #recent: Sent[] = [];
  /** The room of the one that went last: it serves again. */
  #room: Uint8Array | null = null;

  constructor(generation: Generation) {
    this.generation = generation;
  }

  get current(): Exchange | null {
    return this.#recent.at(-1)?.exchange ?? null;
  }

  /**
   * The exchange that a frame repeats: same number and octets (draft: unacknowledged and the same octets under a new
   * number), within the time in which a sender still tries.
   */
  repeated(seq: number, ulpdu: Uint8Array, nowNs: number): Exchange | null {
    for (let i = this.#recent.length - 1; i >= 0; i--) {
      const sent = this.#recent[i]!;
      if (sent.exchange.hasNumber(seq) && isTried(sent.exchange, nowNs) && holds(sent, ulpdu)) return sent.exchange;
    }
    const last = this.generation === 'draft' ? this.#recent.at(-1) : undefined;
    if (!last || last.exchange.ackedNs !== null || nowNs - last.exchange.lastNs > 1.5 * last.exchange.ackTimerNs) return null;
    return holds(last, ulpdu) ? last.exchange : null;
  }

  /** The exchange of the same number with other octets: the receiver takes it for a duplicate (ECP-08). */
  conflicting(seq: number, nowNs: number): Exchange | null {
    const current = this.current;
    return current !== null && current.hasNumber(seq) && isTried(current, nowNs) ? current : null;
  }

  /** Where a new number stands. Number 0 may be skipped when they wrap. */
  place(seq: number): Sequence {
    if (this.lastSeq === null) return FIRST;
    const ahead = (seq - this.lastSeq) & 0xffff;
    if (ahead === 1 || (this.lastSeq === 0xffff && seq === 1)) return NEXT;
    // Its acknowledgement came by first, so the number is known already.
    if (ahead === 0 && !this.#recent.some(({ exchange }) => exchange.hasNumber(seq))) return REORDERED;
    if (seq <= 1 || ahead === 0) return RESTART;
    if (ahead <= MAX_MISSING) return { kind: 'gap', missing: ahead - 1 };
    return 0x10000 - ahead <= REORDER_WINDOW ? REORDERED : RESTART;
  }

  open(exchange: Exchange, ulpdu: Uint8Array): void {
    this.firstSeq ??= exchange.seq;
    const { length } = ulpdu;
    const room = this.#room !== null && this.#room.length >= length ? this.#room : new Uint8Array(ROOM * Math.ceil(length / ROOM));
    room.set(ulpdu);
    this.#recent.push({ exchange, room, length });
    this.#room = this.#recent.length > MAX_RECENT ? this.#recent.shift()!.room : null;
  }

  /** The sender begins anew. */
  restart(): void {
    this.#recent.length = 0;
  }

  /** The exchange that an acknowledgement of `seq` is for: the oldest one waiting for it, else the newest with that number. */
  acknowledged(seq: number): Exchange | null {
    let newest: Exchange | null = null;
    for (const { exchange } of this.#recent) {
      if (!exchange.hasNumber(seq)) continue;
      if (exchange.ackedNs === null) return exchange;
      newest = exchange;
    }
    return newest;
  }

  get hasAsked(): boolean {
    return this.#recent.length > 0;
  }
}

/** True while its sender still tries. */
function isTried(exchange: Exchange, nowNs: number): boolean {
  return nowNs - exchange.lastNs <= exchange.giveUpNs + 1e9;
}
