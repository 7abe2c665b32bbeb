import type { Channel } from '../track/channel.js';
import type { Rule } from './rule.js';

/** What the rules remember, one memory for each rule and S-channel. */
export class Memories {
  readonly #places = new Map<Rule, number>();
  readonly #byChannel = new WeakMap<Channel, unknown[]>();
  /** Events come in runs of one channel. */
  #channel: Channel | null = null;
  #present: unknown[] = [];
  /** What rules forgot for want of room. */
  forgotten = 0;

  constructor(rules: readonly Rule[]) {
    for (const rule of rules) if (rule.memory !== null) this.#places.set(rule, this.#places.size);
  }

  /** Undefined for a rule that remembers nothing. */
  of(rule: Rule, channel: Channel): unknown {
    if (rule.memory === null) return undefined;
    if (channel !== this.#channel) this.#turn(channel);
    return (this.#present[this.#places.get(rule)!] ??= rule.memory(() => void this.forgotten++));
  }

  #turn(channel: Channel): void {
    let memories = this.#byChannel.get(channel);
    if (!memories) this.#byChannel.set(channel, (memories = []));
    this.#channel = channel;
    this.#present = memories;
  }
}
