import type { OctetReader } from './octet-reader.js';

/** The fastest size in measurements: it stays in the processor's cache. */
const SIZE = 256 * 1024;
/** Control frames wait in memory until all of a buffer is read: where there are more than so many, less is read at a time. */
const MANY = 200;
const DENSE = 32 * 1024;
/** Few octets are read at first: the engine compiles a loop well that it has entered several times, not one it is still in. */
const FIRST = 4096;

/** Octets of an input that were read and not yet consumed: those of `bytes` from `from` up to `to`. */
export class ReadBuffer {
  bytes = new Uint8Array(SIZE);
  from = 0;
  to = 0;
  /** Octets that are asked for at most. */
  #most = FIRST;
  #found = 0;

  /**
   * Makes room for `wants` octets and reads on; gives how many came, 0 at the end, without a promise where none is needed.
   * `found` counts the control frames so far.
   */
  fill(reader: OctetReader, wants: number, found = 0): number | Promise<number> {
    const old = this.bytes;
    if (wants > old.length) this.bytes = new Uint8Array(wants + SIZE);
    if (this.from > 0 || this.bytes !== old) this.bytes.set(old.subarray(this.from, this.to));
    this.to -= this.from;
    this.from = 0;
    if (found - this.#found > MANY) this.#most = Math.min(this.#most, DENSE);
    this.#found = found;
    const length = reader.read(this.bytes, this.to, Math.min(this.bytes.length, this.to + this.#most));
    this.#most = Math.min(4 * this.#most, SIZE);
    if (typeof length !== 'number') return length.then((came) => this.#take(came));
    return this.#take(length);
  }

  clear(): void {
    this.from = 0;
    this.to = 0;
  }

  #take(length: number): number {
    this.to += length;
    return length;
  }
}
