import type { EventName, EventOf } from './event.js';
import type { Channel } from '../track/channel.js';
import type { Rule } from './rule.js';

/** A rule at work: what of it is asked for each event, and where the channels keep what it remembers. All of one shape. */
export interface Seat {
  readonly rule: Rule;
  readonly check: (event: EventOf<EventName>, memory: unknown) => ReturnType<Rule['check']>;
  /** -1 for a rule that remembers nothing. */
  readonly place: number;
  readonly isAboutDestination: boolean;
  /** What it remembers must not come from before its time. */
  readonly remembersHistory: boolean;
}

/** What the rules remember, one memory for each rule and S-channel. */
export class Memories {
  #places = 0;
  /** What rules forgot for want of room. */
  forgotten = 0;
  readonly #onDrop = (): void => void this.forgotten++;

  seat(rule: Rule): Seat {
    const { memory, history, destination } = rule;
    return {
      rule,
      check: rule.check as Seat['check'],
      place: memory === null ? -1 : this.#places++,
      isAboutDestination: destination === true,
      remembersHistory: memory !== null && history === true,
    };
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
