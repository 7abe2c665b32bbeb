import type { Exchange } from './exchange.js';
import { withSlack } from './slack.js';
import { Timer } from './timer.js';
import type { Timers } from './timers.js';

/** Exchanges that may wait for their acknowledgement at a time: timers of days can be negotiated. */
const MAX_WAITING = 16_384;
/** A queue gives the room of what has gone back when so many have. */
const SLOTS = 64;

/** Exchanges in a row, the first ones first; those that wait no more are passed over. */
class Queue {
  readonly #items: Exchange[] = [];
  #from = 0;

  get size(): number {
    return this.#items.length - this.#from;
  }

  /** The first one that still waits. */
  get first(): Exchange | null {
    this.trim();
    return this.#items[this.#from] ?? null;
  }

  /** Lets go of those at the front that wait no more: what they refer to must not live as long as the queue. */
  trim(): void {
    const items = this.#items;
    while (this.#from < items.length && !items[this.#from]!.isWaiting) this.#from++;
    if (this.#from === items.length) items.length = 0;
    else if (this.#from >= SLOTS && this.#from >= items.length / 2) items.splice(0, this.#from);
    else return;
    this.#from = 0;
  }

  /** Adds one behind all that `isBefore` it. */
  add(exchange: Exchange, isBefore: (other: Exchange) => boolean): void {
    let at = this.#items.length;
    while (at > this.#from && !isBefore(this.#items[at - 1]!)) at--;
    if (at === this.#items.length) this.#items.push(exchange);
    else this.#items.splice(at, 0, exchange);
  }
}

/** The exchanges of one sender that wait for their acknowledgement, and what their end is timed by. */
export class WaitingExchanges extends Timer {
  readonly queue = new Queue();
  readonly #onDue: (waiting: WaitingExchanges, timeNs: number) => void;

  constructor(onDue: (waiting: WaitingExchanges, timeNs: number) => void) {
    super();
    this.#onDue = onDue;
  }

  fire(deadlineNs: number): void {
    this.#onDue(this, deadlineNs);
  }
}

/**
 * Finds the exchanges that were never acknowledged, when their senders have given them up. A sender has one timer for all
 * of its exchanges: nearly all are acknowledged long before, and cost nothing then.
 */
export class GiveUps {
  readonly #timers: Timers;
  readonly #onGivenUp: (exchange: Exchange, timeNs: number) => void;
  readonly #all = new Queue();
  readonly #onDue = (waiting: WaitingExchanges, timeNs: number): void => this.#due(waiting, timeNs);
  /** Exchanges that were let go before their time for want of room. */
  dropped = 0;

  constructor(timers: Timers, onGivenUp: (exchange: Exchange, timeNs: number) => void) {
    this.#timers = timers;
    this.#onGivenUp = onGivenUp;
  }

  /** `exchange` was sent by the sender whose exchanges wait in `waiting`, null before its first. */
  await(waiting: WaitingExchanges | null, exchange: Exchange): WaitingExchanges {
    this.#all.add(exchange, () => true);
    const oldest = this.#all.first!;
    if (this.#all.size > MAX_WAITING) {
      this.#drop(oldest);
    }
    const own = waiting ?? new WaitingExchanges(this.#onDue);
    const deadlineNs = deadlineOf(exchange);
    exchange.waiting = own;
    own.queue.add(exchange, (other) => deadlineOf(other) <= deadlineNs);
    const { first } = own.queue;
    if (first === exchange || !own.isSet) this.#timers.set(own, deadlineOf(first ?? exchange));
    return own;
  }

  #drop(exchange: Exchange): void {
    exchange.isWaiting = false;
    this.dropped++;
    if (exchange.waiting?.queue.first === null) this.#timers.remove(exchange.waiting);
  }

  #due(waiting: WaitingExchanges, timeNs: number): void {
    const { queue } = waiting;
    let { first } = queue;
    while (first !== null && deadlineOf(first) <= timeNs) {
      first.isWaiting = false;
      this.#onGivenUp(first, timeNs);
      first = queue.first;
    }
    if (first !== null && !waiting.isSet) this.#timers.set(waiting, deadlineOf(first));
  }
}

function deadlineOf({ firstNs, giveUpNs }: Exchange): number {
  return firstNs + withSlack(giveUpNs);
}
