/**
 * A timer on the capture clock, for its owner to set again and again. It is told its deadline when it fires, not the
 * present.
 */
export class Timer<C = unknown> {
  /** Infinity while it is not set. */
  deadlineNs = Infinity;
  /** Of timers with one deadline that which was set first fires first. */
  order = 0;
  /** Its place in the heap: the deadline and order it had when it got there, and -1 for none. */
  heapNs = Infinity;
  heapOrder = 0;
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

/** So many cancelled timers may lie in the heap before it is cleared of them. */
const MAX_CANCELLED = 4096;
const MAX_SHARE = 0.75;

/**
 * Timers on the capture clock. They fire when the clock is moved past their deadline, in the order of their deadlines
 * (equal ones in the order of setting): so it makes no difference how often the clock is moved. A timer that is set anew
 * for later stays where it is in the heap until its turn comes: nearly all are, long before.
 */
export class Timers {
  #heap: Timer[] = [];
  #order = 0;
  #cancelled = 0;

  /** How many are waiting. */
  get size(): number {
    return this.#heap.length - this.#cancelled;
  }

  /** Sets a timer, which then no longer fires at the deadline it may have had. */
  set<C>(timer: Timer<C>, deadlineNs: number): void {
    const entry = timer as unknown as Timer;
    if (entry.slot >= 0 && !entry.isSet) this.#cancelled--;
    entry.deadlineNs = deadlineNs;
    entry.order = this.#order++;
    if (entry.slot < 0) {
      entry.slot = this.#heap.push(entry) - 1;
    } else if (deadlineNs >= entry.heapNs) return;
    entry.heapNs = deadlineNs;
    entry.heapOrder = entry.order;
    this.#up(entry);
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
    if (this.#cancelled > MAX_CANCELLED && this.#cancelled > MAX_SHARE * this.#heap.length) this.#clear();
  }

  /** Moves the clock: fires what was due before `nowNs`. A time before the last one fires nothing. */
  advance(nowNs: number): void {
    for (let first = this.#heap[0]; first !== undefined && first.heapNs < nowNs; first = this.#heap[0]) {
      if (first.isSet && first.deadlineNs === first.heapNs && first.order === first.heapOrder) {
        this.#pop();
        first.deadlineNs = Infinity;
        first.fire(first.context, first.heapNs);
      } else if (first.isSet) {
        first.heapNs = first.deadlineNs;
        first.heapOrder = first.order;
        this.#down(first);
      } else {
        this.#cancelled--;
        this.#pop();
      }
    }
  }

  /** Most of what is set is cancelled long before its time: a sorted array is a heap. */
  #clear(): void {
    const [set, cancelled] = [this.#heap.filter((timer) => timer.isSet), this.#heap.filter((timer) => !timer.isSet)];
    for (const timer of cancelled) timer.slot = -1;
    this.#heap = set.sort((a, b) => (isBefore(a, b) ? -1 : 1));
    this.#heap.forEach((timer, slot) => (timer.slot = slot));
    this.#cancelled = 0;
  }

  #put(timer: Timer, slot: number): void {
    this.#heap[slot] = timer;
    timer.slot = slot;
  }

  #up(timer: Timer): void {
    let at = timer.slot;
    while (at > 0) {
      const above = (at - 1) >> 1;
      const other = this.#heap[above]!;
      if (!isBefore(timer, other)) break;
      this.#put(other, at);
      at = above;
    }
    this.#put(timer, at);
  }

  #down(timer: Timer): void {
    const heap = this.#heap;
    let at = timer.slot;
    for (;;) {
      let below = 2 * at + 1;
      if (below >= heap.length) break;
      if (below + 1 < heap.length && isBefore(heap[below + 1]!, heap[below]!)) below++;
      if (!isBefore(heap[below]!, timer)) break;
      this.#put(heap[below]!, at);
      at = below;
    }
    this.#put(timer, at);
  }

  #pop(): void {
    this.#heap[0]!.slot = -1;
    const last = this.#heap.pop()!;
    if (this.#heap.length === 0) return;
    last.slot = 0;
    this.#down(last);
  }
}

function isBefore(a: Timer, b: Timer): boolean {
  return a.heapNs < b.heapNs || (a.heapNs === b.heapNs && a.heapOrder < b.heapOrder);
}
