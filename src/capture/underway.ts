/** Most messages that are on their way: a file of nothing but control frames must not pile up in memory. */
const MAX_UNDERWAY = 16;

/** Keeps the thread that sends from running far ahead of the one that takes. */
export class Underway {
  static readonly OCTETS = 4;
  /** How many were taken. */
  readonly #taken: Int32Array;
  #sent = 0;

  constructor(shared: SharedArrayBuffer) {
    this.#taken = new Int32Array(shared);
  }

  /** One was sent: waits, the whole thread does, until there is room for another. */
  sent(): void {
    this.#sent = (this.#sent + 1) | 0;
    for (let taken = Atomics.load(this.#taken, 0); ((this.#sent - taken) | 0) >= MAX_UNDERWAY; taken = Atomics.load(this.#taken, 0)) {
      Atomics.wait(this.#taken, 0, taken);
    }
  }

  /** One was taken. */
  took(): void {
    Atomics.add(this.#taken, 0, 1);
    Atomics.notify(this.#taken, 0);
  }
}
