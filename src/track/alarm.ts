import { Timer } from './timer.js';

/** A timer that calls a function of its owner. */
export class Alarm<C> extends Timer {
  readonly #context: C;
  readonly #call: (context: C, deadlineNs: number) => void;

  constructor(context: C, call: (context: C, deadlineNs: number) => void) {
    super();
    this.#context = context;
    this.#call = call;
  }

  fire(deadlineNs: number): void {
    this.#call(this.#context, deadlineNs);
  }
}
