import type { Frame } from '../model/frame.js';
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

/** Octets of a frame. */
export interface Span {
  readonly data: Uint8Array;
  readonly from: number;
  readonly to: number;
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
  readonly #recent: Exchange[] = [];
  /** Their numbers: to look through them touches none of the exchanges. */
  readonly #numbers: number[] = [];
  /** Their ULPDUs: a copy, which may be longer than the ULPDU, and how long that is. */
  readonly #rooms: Uint8Array[] = [];
  readonly #lengths: number[] = [];
  /** A copy took a new number, as those of drafts do. */
  #isRenumbered = false;

  constructor(generation: Generation) {
    this.generation = generation;
  }

  get current(): Exchange | null {
    return this.#recent.length === 0 ? null : this.#recent[this.#recent.length - 1]!;
  }

  /**
   * The exchange that a frame repeats: same number and octets (draft: unacknowledged and the same octets under a new
   * number), within the time in which a sender still tries.
   */
  repeated(seq: number, ulpdu: Span, nowNs: number): Exchange | null {
    for (let i = this.#recent.length - 1; i >= 0; i--) {
      if (this.#hasNumber(i, seq) && isTried(this.#recent[i]!, nowNs) && this.#holds(i, ulpdu)) return this.#recent[i]!;
    }
    const last = this.generation === 'draft' ? this.current : null;
    if (!last || last.ackedNs !== null || nowNs - last.lastNs > 1.5 * last.ackTimerNs) return null;
    return this.#holds(this.#recent.length - 1, ulpdu) ? last : null;
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
    if (ahead === 0 && !this.knows(seq)) return REORDERED;
    if (seq <= 1 || ahead === 0) return RESTART;
    if (ahead <= MAX_MISSING) return { kind: 'gap', missing: ahead - 1 };
    return 0x10000 - ahead <= REORDER_WINDOW ? REORDERED : RESTART;
  }

  /** True for the number of one of the latest exchanges. */
  knows(seq: number): boolean {
    return this.#recent.some((_, i) => this.#hasNumber(i, seq));
  }

  /** True for the octets of the latest exchange. */
  isLatest(ulpdu: Span): boolean {
    return this.#recent.length > 0 && this.#holds(this.#recent.length - 1, ulpdu);
  }

  open(exchange: Exchange, { data, from, to }: Span): void {
    this.firstSeq ??= exchange.seq;
    // The room of the one that goes serves again.
    const spare = this.#recent.length === MAX_RECENT ? this.#shift() : null;
    const length = to - from;
    const room = spare !== null && spare.length >= length ? spare : new Uint8Array(ROOM * Math.ceil(length / ROOM));
    for (let i = 0; i < length; i++) room[i] = data[from + i]!;
    this.#recent.push(exchange);
    this.#numbers.push(exchange.seq);
    this.#rooms.push(room);
    this.#lengths.push(length);
  }

  /** `exchange` was sent once more, under that number. */
  repeat(exchange: Exchange, seq: number, frame: Frame): void {
    this.#isRenumbered ||= !exchange.hasNumber(seq);
    exchange.repeat(seq, frame);
  }

  /** The sender begins anew. */
  restart(): void {
    while (this.#recent.length > 0) this.#shift();
  }

  /** The exchange that an acknowledgement of `seq` is for: the oldest one waiting for it, else the newest with that number. */
  acknowledged(seq: number): Exchange | null {
    let newest: Exchange | null = null;
    for (let i = 0; i < this.#recent.length; i++) {
      if (!this.#hasNumber(i, seq)) continue;
      newest = this.#recent[i]!;
      if (newest.ackedNs === null) return newest;
    }
    return newest;
  }

  get hasAsked(): boolean {
    return this.#recent.length > 0;
  }

  #hasNumber(i: number, seq: number): boolean {
    return this.#numbers[i] === seq || (this.#isRenumbered && this.#recent[i]!.hasNumber(seq));
  }

  #holds(i: number, { data, from, to }: Span): boolean {
    const room = this.#rooms[i]!;
    if (this.#lengths[i] !== to - from) return false;
    for (let at = from; at < to; at++) if (room[at - from] !== data[at]) return false;
    return true;
  }

  #shift(): Uint8Array {
    this.#recent.shift();
    this.#numbers.shift();
    this.#lengths.shift();
    return this.#rooms.shift()!;
  }
}

/** True while its sender still tries. */
function isTried(exchange: Exchange, nowNs: number): boolean {
  return nowNs - exchange.lastNs <= exchange.giveUpNs + 1e9;
}
