import type { Timer } from './timer.js';

/** Children of a node: a wider heap is flatter, and its keys lie side by side. */
const WIDTH = 4;

/**
 * A heap of timers by the deadline and order that they had when they got their place. Keys lie in arrays of their own: to
 * compare timers none of them has to be touched.
 */
export class TimerHeap {
  #keysNs = new Float64Array(64);
  #orders = new Float64Array(64);
  #timers: Timer[] = [];

  get size(): number {
    return this.#timers.length;
  }

  get first(): Timer {
    return this.#timers[0]!;
  }

  /** The deadline by which the timer in that slot has its place. */
  keyNs(slot: number): number {
    return this.#keysNs[slot]!;
  }

  /** False for a timer that was set anew since it got its place. */
  isCurrent({ slot, deadlineNs, order }: Timer): boolean {
    return this.#keysNs[slot] === deadlineNs && this.#orders[slot] === order;
  }

  add(timer: Timer): void {
    const slot = this.#timers.push(timer) - 1;
    if (slot === this.#keysNs.length) this.#grow();
    this.#up(timer, timer.deadlineNs, timer.order, slot);
  }

  /** The timer's deadline is earlier than its place says. */
  raise(timer: Timer): void {
    this.#up(timer, timer.deadlineNs, timer.order, timer.slot);
  }

  /** The first one's deadline is later than its place says. */
  lowerFirst(): void {
    this.#down(this.first, this.first.deadlineNs, this.first.order, 0);
  }

  removeFirst(): void {
    this.remove(this.first);
  }

  remove(timer: Timer): void {
    const { slot } = timer;
    timer.slot = -1;
    const last = this.#timers.pop()!;
    const end = this.#timers.length;
    if (slot === end) return;
    const [keyNs, order] = [this.#keysNs[end]!, this.#orders[end]!];
    this.#up(last, keyNs, order, slot);
    if (last.slot === slot) this.#down(last, keyNs, order, slot);
  }

  /** Keeps some of them. */
  keep(isKept: (timer: Timer) => boolean): void {
    const all = this.#timers;
    this.#timers = [];
    for (const timer of all) {
      timer.slot = -1;
      if (isKept(timer)) this.add(timer);
    }
  }

  #grow(): void {
    this.#keysNs = doubled(this.#keysNs);
    this.#orders = doubled(this.#orders);
  }

  #put(timer: Timer, keyNs: number, order: number, slot: number): void {
    this.#timers[slot] = timer;
    this.#keysNs[slot] = keyNs;
    this.#orders[slot] = order;
    timer.slot = slot;
  }

  #move(from: number, to: number): void {
    this.#put(this.#timers[from]!, this.#keysNs[from]!, this.#orders[from]!, to);
  }

  #isBefore(keyNs: number, order: number, slot: number): boolean {
    const other = this.#keysNs[slot]!;
    return keyNs < other || (keyNs === other && order < this.#orders[slot]!);
  }

  /** Gives a timer its place from `slot` upwards. */
  #up(timer: Timer, keyNs: number, order: number, slot: number): void {
    let at = slot;
    while (at > 0) {
      const above = Math.floor((at - 1) / WIDTH);
      if (!this.#isBefore(keyNs, order, above)) break;
      this.#move(above, at);
      at = above;
    }
    this.#put(timer, keyNs, order, at);
  }

  #down(timer: Timer, keyNs: number, order: number, slot: number): void {
    const size = this.#timers.length;
    let at = slot;
    for (;;) {
      const from = WIDTH * at + 1;
      if (from >= size) break;
      let least = from;
      const to = Math.min(from + WIDTH, size);
      for (let below = from + 1; below < to; below++) if (this.#isBefore(this.#keysNs[below]!, this.#orders[below]!, least)) least = below;
      if (this.#isBefore(keyNs, order, least)) break;
      this.#move(least, at);
      at = least;
    }
    this.#put(timer, keyNs, order, at);
  }
}

function doubled(keys: Float64Array): Float64Array<ArrayBuffer> {
  const more = new Float64Array(2 * keys.length);
  more.set(keys);
  return more;
}
