import { Alarm } from './alarm.js';
import { TimerHeap } from './timer-heap.js';
import type { Timer } from './timer.js';

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
  set(timer: Timer, deadlineNs: number): void {
    if (timer.slot >= 0 && !timer.isSet) this.#cancelled--;
    timer.deadlineNs = deadlineNs;
    timer.order = this.#order++;
    if (timer.slot < 0) this.#heap.add(timer);
    else if (deadlineNs < this.#heap.keyNs(timer.slot)) this.#heap.raise(timer);
  }

  /** A new timer, set. */
  start<C>(context: C, deadlineNs: number, fire: (context: C, deadlineNs: number) => void): Timer {
    const timer = new Alarm(context, fire);
    this.set(timer, deadlineNs);
    return timer;
  }

  cancel(timer: Timer): void {
    if (!timer.isSet) return;
    timer.deadlineNs = Infinity;
    if (timer.slot < 0) return;
    this.#cancelled++;
    if (this.#cancelled <= MAX_CANCELLED || this.#cancelled <= MAX_SHARE * this.#heap.size) return;
    this.#heap.keep((one) => one.isSet);
    this.#cancelled = 0;
  }

  /** A timer that will never be set again: nothing holds its context any more. */
  remove(timer: Timer): void {
    if (timer.slot >= 0) {
      if (!timer.isSet) this.#cancelled--;
      this.#heap.remove(timer);
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
        first.fire(deadlineNs);
      } else heap.lowerFirst();
    }
  }
}
