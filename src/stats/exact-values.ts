const FIRST_ROOM = 16;

/** Times in nanoseconds as they are, half as long while they are whole and below 4.3 s: as nearly all are. */
export class ExactValues {
  #values: Uint32Array | Float64Array = new Uint32Array(FIRST_ROOM);
  length = 0;

  push(valueNs: number): void {
    if (valueNs >>> 0 !== valueNs && this.#values instanceof Uint32Array) this.#values = Float64Array.from(this.#values);
    if (this.length === this.#values.length) this.#grow();
    this.#values[this.length++] = valueNs;
  }

  /** A copy of them, the smallest first. */
  sorted(): Uint32Array | Float64Array {
    return this.#values.slice(0, this.length).sort();
  }

  #grow(): void {
    const more = this.#values instanceof Uint32Array ? new Uint32Array(2 * this.length) : new Float64Array(2 * this.length);
    more.set(this.#values);
    this.#values = more;
  }
}
