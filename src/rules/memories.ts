import type { Channel } from '../track/channel.js';
import type { Rule } from './rule.js';

/** A rule and where the channels keep what it remembers. */
export interface Seat {
  readonly rule: Rule;
  /** -1 for a rule that remembers nothing. */
  readonly place: number;
}

/** What the rules remember, one memory for each rule and S-channel. */
export class Memories {
  #places = 0;
  /** What rules forgot for want of room. */
  forgotten = 0;
  readonly #onDrop = (): void => void this.forgotten++;

  seat(rule: Rule): Seat {
    return { rule, place: rule.memory === null ? -1 : this.#places++ };
  }

  /** Undefined for a rule that remembers nothing. */
  of({ rule, place }: Seat, { memories }: Channel): unknown {
    if (place < 0) return undefined;
    const known = memories[place];
    if (known !== undefined) return known;
    while (memories.length < place) memories.push(undefined);
    return (memories[place] = rule.memory!(this.#onDrop));
  }
}
