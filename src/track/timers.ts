import { TimerHeap } from './timer-heap.js';

/**
 * A timer on the capture clock, for its owner to set again and again. It is told its deadline when it fires, not the
 * present.
 */
export class Timer<C = unknown> {
  /** Infinity while it is not set. */
  deadlineNs = Infinity;
  /** Of timers with one deadline that which was set first fires first. */
  order = 0;
  /** Its place in the heap, -1 for none. */
  slot = -1;
  readonly context: C;
  readonly fire: (context: C, deadlineNs: number) => void;

  constructor(context: C, fire: (context: C, deadlineNs: number) => void) {
    this.context = context;
    this.fire = fire;
  }

  get isSet(): boolean {
    return this.deadlineNs !== Infinity;
  }
}

/** So many cancelled timers may lie in the heap, and such a share of it, before it is cleared of them. */
const MAX_CANCELLED = 4096;
const MAX_SHARE = 0.75;

/**
 * Timers on the capture clock. They fire when the clock is moved past their deadline, in the order of their deadlines
 * (equal ones in the order of setting): so it makes no difference how often the clock is moved. A timer that is set anew
 * for later stays where it is in the heap until its turn comes: nearly all are, long before.
 */
export class Timers {
  readonly #heap = new TimerHeap();
  #order = 0;
  #cancelled = 0;

  /** How many are waiting. */
  get size(): number {
    return this.#heap.size - this.#cancelled;
  }

  /** Sets a timer, which then no longer fires at the deadline it may have had. */
  set<C>(timer: Timer<C>, deadlineNs: number): void {
    const entry = timer as unknown as Timer;
    if (entry.slot >= 0 && !entry.isSet) this.#cancelled--;
    entry.deadlineNs = deadlineNs;
    entry.order = this.#order++;
    if (entry.slot < 0) this.#heap.add(entry);
    else if (deadlineNs < this.#heap.keyNs(entry.slot)) this.#heap.raise(entry);
  }

  /** A new timer, set. */
  start<C>(context: C, deadlineNs: number, fire: (context: C, deadlineNs: number) => void): Timer<C> {
    const timer = new Timer(context, fire);
    this.set(timer, deadlineNs);
    return timer;
  }

  cancel<C>(timer: Timer<C>): void {
    if (!timer.isSet) return;
    timer.deadlineNs = Infinity;
    if (timer.slot < 0) return;
    this.#cancelled++;
    if (this.#cancelled <= MAX_CANCELLED || this.#cancelled <= MAX_SHARE * this.#heap.size) return;
    this.#heap.keep((one) => one.isSet);
    this.#cancelled = 0;
  }

  /** A timer that will never be set again: nothing holds its context any more. */
  remove<C>(timer: Timer<C>): void {
    if (timer.slot >= 0) {
      if (!timer.isSet) this.#cancelled--;
      this.#heap.remove(timer as unknown as Timer);
    }
    timer.deadlineNs = Infinity;
  }

  /** Moves the clock: fires what was due before `nowNs`. A time before the last one fires nothing. */
  advance(nowNs: number): void {
    const heap = this.#heap;
    while (heap.size > 0 && heap.keyNs(0) < nowNs) {
      const { first } = heap;
      if (!first.isSet) {
        this.#cancelled--;
        heap.removeFirst();
      } else if (heap.isCurrent(first)) {
        const { deadlineNs } = first;
        heap.removeFirst();
        first.deadlineNs = Infinity;
        first.fire(first.context, deadlineNs);
      } else heap.lowerFirst();
    }
  }
}
