import type { Confidence } from './vsi.js';

/** Ranked note < warning < security < error. */
export type Severity = 'note' | 'warning' | 'security' | 'error';

/** One finding per (rule, link, channel, VSI), with the number of times it came. Texts may hold wire text: sanitize. */
export interface Finding {
  readonly timeNs: number;
  readonly rule: string;
  readonly severity: Severity;
  /** Numbers of the frames that prove it. */
  readonly frames: readonly number[];
  readonly link: string;
  readonly channel: number | null;
  /** 32 hex digits, null where the finding is not about one VSI. */
  readonly vsiid: string | null;
  /** `id` of the life that it was first found for; null where it is not about one VSI. */
  readonly life: number | null;
  readonly expected: string;
  readonly received: string;
  readonly message: string;
  readonly confidence: Confidence;
  /** Why severity or confidence was lowered, or what else it follows from; empty when there is nothing to say. */
  readonly reason: string;
  readonly count: number;
  readonly file: string | null;
}
