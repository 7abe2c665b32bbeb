import type { Frame } from '../model/frame.js';
import type { Generation } from '../model/vsi.js';
import type { Speaker } from './channel.js';
import type { Operational } from './evb.js';
import type { WaitingExchanges } from './give-ups.js';
import type { Life } from './life.js';

const MAX_COPIES = 8;
const NO_LIVES: readonly Life[] = [];

/** One ECP request with all its transmissions and its acknowledgement. */
export class Exchange {
  readonly speaker: Speaker;
  readonly generation: Generation;
  readonly subtype: number;
  /** Sequence number of the first transmission; a draft retry takes a new one. */
  readonly seq: number;
  readonly firstNs: number;
  /** Number of the frame of the first transmission. */
  readonly frame: number;
  transmissions = 1;
  ackedNs: number | null = null;
  ackFrame: number | null = null;
  acks = 0;
  /** Until it is acknowledged or given up. */
  isWaiting = true;
  /** Where it waits. */
  waiting: WaitingExchanges | null = null;
  /** Nothing but zeros is behind its header. */
  readonly isEmpty: boolean;
  /** Its number was used for other octets just before: the receiver acknowledges and drops it (ECP-08). */
  isConflict = false;
  /** The first of the VSIs that it asks for, and further ones. */
  life: Life | null = null;
  #more: Life[] | null = null;
  readonly #limits: Operational;
  /** Numbers of later copies, and the frames of the first few of those. */
  #renumbered: number[] | null = null;
  #repeats: number[] | null = null;
  #repeatedNs: number | null = null;

  /** `limits`: what is in force when it is sent. */
  constructor(speaker: Speaker, generation: Generation, subtype: number, seq: number, isEmpty: boolean, frame: Frame, limits: Operational) {
    this.speaker = speaker;
    this.generation = generation;
    this.subtype = subtype;
    this.seq = seq;
    this.isEmpty = isEmpty;
    this.firstNs = frame.timeNs;
    this.frame = frame.no;
    this.#limits = limits;
  }

  /** When it was last sent. */
  get lastNs(): number {
    return this.#repeatedNs ?? this.firstNs;
  }

  /** When the latest copy was sent that an acknowledgement under that number can answer: copies of a draft bear numbers of their own. */
  answerableNs(seq: number): number {
    return this.generation === 'draft' && seq === this.seq ? this.firstNs : this.lastNs;
  }

  /** The VSIs that it asks for. */
  get lives(): readonly Life[] {
    if (this.life === null) return NO_LIVES;
    return this.#more === null ? [this.life] : [this.life, ...this.#more];
  }

  /** The retransmission timer. */
  get ackTimerNs(): number {
    return this.#limits.ecpAckNs;
  }

  /** After this its sender has given up. */
  get giveUpNs(): number {
    return this.#limits.ecpGiveUpNs;
  }

  /** The frames of its transmissions, the first few of them. */
  get copies(): readonly number[] {
    return this.#repeats === null ? [this.frame] : [this.frame, ...this.#repeats];
  }

  /** True for a number that one of its transmissions bore. */
  hasNumber(seq: number): boolean {
    return this.seq === seq || (this.#renumbered !== null && this.#renumbered.includes(seq));
  }

  /** It was sent once more. */
  repeat(seq: number, frame: Frame): void {
    this.#repeatedNs = frame.timeNs;
    this.transmissions++;
    if (!this.hasNumber(seq)) (this.#renumbered ??= []).push(seq);
    this.#repeats ??= [];
    if (this.#repeats.length < MAX_COPIES - 1) this.#repeats.push(frame.no);
  }

  /** It asks for that VSI. */
  concern(life: Life): void {
    if (this.life === null) this.life = life;
    else (this.#more ??= []).push(life);
  }
}
