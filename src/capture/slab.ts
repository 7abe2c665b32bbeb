const SLAB = 64 * 1024;
/** A larger frame gets memory of its own: it would waste too much of a slab. */
const MAX_SHARED = SLAB / 4;

/** Copies frames into shared memory: allocating for each one would cost ten times the copy. */
export class Slab {
  #octets = new Uint8Array(0);
  #used = 0;

  /** A copy of the octets from `start` up to `end`. */
  copy(octets: Uint8Array, start: number, end: number): Uint8Array {
    const length = end - start;
    if (length > MAX_SHARED) return octets.slice(start, end);
    if (this.#used + length > this.#octets.length) {
      this.#octets = new Uint8Array(SLAB);
      this.#used = 0;
    }
    const at = this.#used;
    this.#used += length;
    // Quicker than subarray(), which looks for the class of its result.
    this.#octets.set(new Uint8Array(octets.buffer, octets.byteOffset + start, length), at);
    return new Uint8Array(this.#octets.buffer, at, length);
  }
}
