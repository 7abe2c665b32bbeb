import type { Channel } from '../track/channel.js';
import type { Life } from '../track/life.js';

/** One measured time. */
export interface LatencySample {
  /** Of the answer. */
  readonly timeNs: number;
  /** As it is published: of a request that was sent again, from its first transmission on where the copies cannot be told apart. */
  readonly valueNs: number;
  /** Number of the answering frame, null where no frame shows the end. */
  readonly frame: number | null;
  /** `id` of the life that was asked for, null where it is not known. */
  readonly life: number | null;
}

/** The answer has to be there by `breachNs`; beyond `nearNs` it is near that. `isAssumed`: the wire does not say so much: no TLV gave the timers, no hint says that a VSI migrates. */
export interface Limits {
  readonly breachNs: number;
  readonly nearNs: number;
  readonly isAssumed: boolean;
}

/** A time that is judged, too. */
export interface JudgedSample extends LatencySample {
  readonly channel: Channel;
  readonly of: Life | null;
  /** Number of the frame that asked; null where several did. */
  readonly asked: number | null;
  /** The time that counts: without waiting behind what the wire shows, and from the copy that was answered. */
  readonly netNs: number;
  /** How often the request had been sent. */
  readonly copies: number;
  /** What it must not exceed, whatever is usual. */
  readonly limits: Limits | null;
  /** Times that it consists of: where one of those is an outlier, this one says nothing new. */
  readonly parts: readonly JudgedSample[];
  verdict: 'open' | 'usual' | 'outlier';
}
