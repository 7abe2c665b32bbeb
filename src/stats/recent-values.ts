const FIRST_ROOM = 32;
const MAX_KEPT = 1024;
/** When there is no room for more, so many stay. */
const STAYING = 640;

/** The latest times of a series with the frames that brought them, by their place in the whole series from 0 on. */
export class RecentValues {
  #values = new Float64Array(FIRST_ROOM);
  #frames = new Float64Array(FIRST_ROOM);
  #timesNs = new Float64Array(FIRST_ROOM);
  /** Place of the first one that is kept. */
  first = 0;
  #length = 0;
  /** Greatest common divisor of all. */
  quantumNs = 0;

  /** Place behind the last one. */
  get end(): number {
    return this.first + this.#length;
  }

  push(valueNs: number, timeNs: number, frame: number): void {
    if (this.#length === this.#values.length) this.#makeRoom();
    this.#values[this.#length] = valueNs;
    this.#timesNs[this.#length] = timeNs;
    this.#frames[this.#length++] = frame;
    this.quantumNs = divisor(valueNs, this.quantumNs);
  }

  at(place: number): number {
    return this.#values[place - this.first]!;
  }

  timeNs(place: number): number {
    return this.#timesNs[place - this.first]!;
  }

  frame(place: number): number {
    return this.#frames[place - this.first]!;
  }

  /** Those of a range as far as they are kept, the smallest first. */
  sorted(from: number, to: number): Float64Array {
    return this.#values.slice(Math.max(0, from - this.first), to - this.first).sort();
  }

  /** How many of a range reach `leastNs`. */
  reaching(leastNs: number, from: number, to: number): number {
    let count = 0;
    for (let i = Math.max(0, from - this.first); i < to - this.first; i++) if (this.#values[i]! >= leastNs) count++;
    return count;
  }

  #makeRoom(): void {
    const from = this.#length < MAX_KEPT ? 0 : this.#length - STAYING;
    const room = from > 0 ? MAX_KEPT : 2 * this.#length;
    const moved = (values: Float64Array): Float64Array<ArrayBuffer> => {
      const more = new Float64Array(room);
      more.set(values.subarray(from, this.#length));
      return more;
    };
    this.#values = moved(this.#values);
    this.#frames = moved(this.#frames);
    this.#timesNs = moved(this.#timesNs);
    this.first += from;
    this.#length -= from;
  }
}

function divisor(a: number, b: number): number {
  while (b > 0) [a, b] = [b, a % b];
  return a;
}
