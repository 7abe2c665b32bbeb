import type { Frame } from '../model/frame.js';
import type { Generation } from '../model/vsi.js';
import type { Speaker } from './channel.js';
import type { Life } from './life.js';
import type { Timer } from './timers.js';

/** One ECP request with all its transmissions and its acknowledgement. */
export interface Exchange {
  readonly speaker: Speaker;
  readonly generation: Generation;
  readonly subtype: number;
  /** Sequence number of the first transmission; a draft retry takes a new one. */
  readonly seq: number;
  readonly seqs: number[];
  readonly firstNs: number;
  lastNs: number;
  /** Number of the frame of the first transmission. */
  readonly frame: number;
  /** The latest transmissions, at most `MAX_COPIES`. */
  readonly copies: number[];
  transmissions: number;
  /** The ULPDU without what varies between transmissions. */
  readonly ulpdu: Uint8Array;
  ackedNs: number | null;
  ackFrame: number | null;
  acks: number;
  /** What the retransmission timer and the give-up time were when it was sent. */
  readonly ackTimerNs: number;
  readonly giveUpNs: number;
  timer: Timer | null;
  /** Its number was used for other octets just before: the receiver acknowledges and drops it (ECP-08). */
  isConflict: boolean;
  /** The VSIs that it asks for. */
  readonly lives: Life[];
}

const MAX_COPIES = 8;
const MAX_RECENT = 8;

/** How a request stands to those before it. */
export type Sequence =
  | { readonly kind: 'first' | 'next' | 'restart' | 'reordered' }
  | { readonly kind: 'gap'; readonly missing: number };

function equal(a: Uint8Array, b: Uint8Array): boolean {
  return a.length === b.length && a.every((octet, i) => octet === b[i]);
}

/** A jump back this far is a restart; less may be frames that overtook each other. */
const REORDER_WINDOW = 8;
/** A jump ahead further than this is no loss of frames any more. */
const MAX_MISSING = 1000;

/** The sequence numbers of one sender on one S-channel (802.1Q 43; PROTOCOLS 4.3). */
export class EcpSender {
  readonly generation: Generation;
  lastSeq: number | null = null;
  /** Number of the first request seen; more than 1 where the capture began mid-way. */
  firstSeq: number | null = null;
  /** Number of the latest frame of either kind, new or repeated: all that a receiver remembers (PROTOCOLS 4.5). */
  lastArrived: number | null = null;
  /** The latest exchanges, newest last. */
  readonly recent: Exchange[] = [];

  constructor(generation: Generation) {
    this.generation = generation;
  }

  get current(): Exchange | null {
    return this.recent.at(-1) ?? null;
  }

  /**
   * The exchange that a frame repeats: same number and octets (draft: unacknowledged and the same octets under a new
   * number), within the time in which a sender still tries.
   */
  repeated(seq: number, ulpdu: Uint8Array, nowNs: number): Exchange | null {
    const tries = (exchange: Exchange): boolean => nowNs - exchange.lastNs <= exchange.giveUpNs + 1e9;
    const same = this.recent.findLast((exchange) => exchange.seqs.includes(seq) && tries(exchange) && equal(exchange.ulpdu, ulpdu));
    if (same || this.generation === 'ratified') return same ?? null;
    const current = this.current;
    const isRetry = current !== null && current.ackedNs === null && nowNs - current.lastNs <= 1.5 * current.ackTimerNs && equal(current.ulpdu, ulpdu);
    return isRetry ? current : null;
  }

  /** The exchange of the same number with other octets: the receiver takes it for a duplicate (ECP-08). */
  conflicting(seq: number, nowNs: number): Exchange | null {
    const current = this.current;
    return current && current.seqs.includes(seq) && nowNs - current.lastNs <= current.giveUpNs + 1e9 ? current : null;
  }

  /** Where a new number stands. Number 0 may be skipped when they wrap. */
  place(seq: number): Sequence {
    if (this.lastSeq === null) return { kind: 'first' };
    const ahead = (seq - this.lastSeq) & 0xffff;
    if (ahead === 1 || (this.lastSeq === 0xffff && seq === 1)) return { kind: 'next' };
        // Its acknowledgement came by first, so the number is known already.
    if (ahead === 0 && !this.recent.some((exchange) => exchange.seqs.includes(seq))) return { kind: 'reordered' };
    if (seq <= 1 || ahead === 0) return { kind: 'restart' };
    if (ahead <= MAX_MISSING) return { kind: 'gap', missing: ahead - 1 };
    return 0x10000 - ahead <= REORDER_WINDOW ? { kind: 'reordered' } : { kind: 'restart' };
  }

  open(exchange: Exchange): void {
    this.firstSeq ??= exchange.seq;
    this.recent.push(exchange);
    if (this.recent.length > MAX_RECENT) this.recent.shift();
  }

  repeat(exchange: Exchange, seq: number, frame: Frame): void {
    exchange.lastNs = frame.timeNs;
    exchange.transmissions++;
    if (!exchange.seqs.includes(seq)) exchange.seqs.push(seq);
    if (exchange.copies.length < MAX_COPIES) exchange.copies.push(frame.no);
  }

  /** The exchange that an acknowledgement of `seq` is for: the oldest one waiting for it, else the newest with that number. */
  acknowledged(seq: number): Exchange | null {
    return this.recent.find((e) => e.ackedNs === null && e.seqs.includes(seq)) ?? this.recent.findLast((e) => e.seqs.includes(seq)) ?? null;
  }
}
