/** A timer that was set; `cancel` it when what it waits for has come. */
export interface Timer {
  readonly deadlineNs: number;
  cancel(): void;
}

interface Entry extends Timer {
  readonly order: number;
  readonly fire: (deadlineNs: number) => void;
  isCancelled: boolean;
}

/** So many cancelled timers may lie in the heap before it is cleared of them. */
const MAX_CANCELLED = 4096;

/**
 * Timers on the capture clock. They fire when the clock is moved past their deadline, in the order of their deadlines
 * (equal ones in the order of setting), and are told their deadline, not the present: so it makes no difference how
 * often the clock is moved.
 */
export class Timers {
  #heap: Entry[] = [];
  #order = 0;
  #cancelled = 0;

  /** How many are waiting. */
  get size(): number {
    return this.#heap.length - this.#cancelled;
  }

  set(deadlineNs: number, fire: (deadlineNs: number) => void): Timer {
    const entry: Entry = { deadlineNs, fire, order: this.#order++, isCancelled: false, cancel: () => this.#cancel(entry) };
    this.#heap.push(entry);
    this.#up(this.#heap.length - 1);
    return entry;
  }

  /** Moves the clock: fires what was due before `nowNs`. A time before the last one fires nothing. */
  advance(nowNs: number): void {
    let first = this.#heap[0];
    while (first && first.deadlineNs < nowNs) {
      this.#pop();
      if (first.isCancelled) this.#cancelled--;
      else {
        first.isCancelled = true;
        first.fire(first.deadlineNs);
      }
      first = this.#heap[0];
    }
  }

  #cancel(entry: Entry): void {
    if (entry.isCancelled) return;
    entry.isCancelled = true;
    this.#cancelled++;
    if (this.#cancelled <= MAX_CANCELLED || this.#cancelled <= this.#heap.length / 2) return;
    // Most of what is set is cancelled long before its time: a sorted array is a heap.
    this.#heap = this.#heap.filter((other) => !other.isCancelled).sort((a, b) => (this.#isBefore(a, b) ? -1 : 1));
    this.#cancelled = 0;
  }

  #isBefore(a: Entry, b: Entry): boolean {
    return a.deadlineNs < b.deadlineNs || (a.deadlineNs === b.deadlineNs && a.order < b.order);
  }

  #up(start: number): void {
    const heap = this.#heap;
    for (let at = start; at > 0; ) {
      const above = (at - 1) >> 1;
      if (!this.#isBefore(heap[at]!, heap[above]!)) return;
      [heap[at], heap[above]] = [heap[above]!, heap[at]!];
      at = above;
    }
  }

  #pop(): void {
    const heap = this.#heap;
    const last = heap.pop()!;
    if (heap.length === 0) return;
    heap[0] = last;
    for (let at = 0; ; ) {
      let least = at;
      for (const below of [2 * at + 1, 2 * at + 2]) {
        if (below < heap.length && this.#isBefore(heap[below]!, heap[least]!)) least = below;
      }
      if (least === at) return;
      [heap[at], heap[least]] = [heap[least]!, heap[at]!];
      at = least;
    }
  }
}
