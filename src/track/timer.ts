/** A timer on the capture clock, to be set again and again. It is told its deadline when it fires, not the present. */
export abstract class Timer {
  /** Infinity while it is not set. */
  deadlineNs = Infinity;
  /** Of timers with one deadline that which was set first fires first. */
  order = 0;
  /** Its place in the heap, -1 for none. */
  slot = -1;

  get isSet(): boolean {
    return this.deadlineNs !== Infinity;
  }

  abstract fire(deadlineNs: number): void;
}
