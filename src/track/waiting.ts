import type { Exchange } from './exchange.js';

/** Exchanges that may wait for their acknowledgement at a time: timers of days can be negotiated. */
const MAX_WAITING = 65_536;

/** Keeps the exchanges that wait for an acknowledgement in bounds: past them the oldest is let go. */
export class Waiting {
  readonly #drop: (exchange: Exchange) => void;
  /** In the order of sending; the first `#from` have gone. */
  #queue: Exchange[] = [];
  #from = 0;
  dropped = 0;

  /** `drop` is told what has to go while it still waits. */
  constructor(drop: (exchange: Exchange) => void) {
    this.#drop = drop;
  }

  add(exchange: Exchange): void {
    this.#queue.push(exchange);
    while (this.#from < this.#queue.length && !isWaiting(this.#queue[this.#from]!)) this.#from++;
    if (this.#queue.length - this.#from > MAX_WAITING) {
      this.#drop(this.#queue[this.#from++]!);
      this.dropped++;
    }
    if (this.#queue.length < 64 || this.#from < this.#queue.length / 2) return;
    this.#queue = this.#queue.slice(this.#from);
    this.#from = 0;
  }
}

function isWaiting({ timer }: Exchange): boolean {
  return timer !== null && timer.isSet;
}
