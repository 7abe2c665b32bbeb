/** Bounds of neighbouring buckets differ by this factor: the value of a bucket is off by at most 1 % of itself. */
const RATIO = 1.02;
const LOG_RATIO = Math.log(RATIO);
/** They reach from a nanosecond to three years. */
const BUCKETS = 2000;
/** So many are made at a time. */
const STEP = 64;

/** Counts times in nanoseconds by their size. Room is made for the sizes that come: times of one kind are hardly ever far apart. */
export class Buckets {
  #counts = new Float64Array(0);
  /** The bucket that the first count is of. */
  #first = 0;

  add(valueNs: number): void {
    const bucket = valueNs <= 1 ? 0 : Math.min(BUCKETS - 1, Math.floor(Math.log(valueNs) / LOG_RATIO));
    if (bucket < this.#first || bucket >= this.#first + this.#counts.length) this.#reach(bucket);
    this.#counts[bucket - this.#first]!++;
  }

  /** The value in that place from the smallest, from 1; NaN where there are not so many. */
  at(rank: number): number {
    let seen = 0;
    for (const [i, count] of this.#counts.entries()) {
      seen += count;
      if (seen >= rank) return middle(this.#first + i);
    }
    return NaN;
  }

  #reach(bucket: number): void {
    const isEmpty = this.#counts.length === 0;
    const from = Math.min(isEmpty ? bucket : this.#first, bucket - (bucket % STEP));
    const to = Math.max(isEmpty ? 0 : this.#first + this.#counts.length, bucket - (bucket % STEP) + STEP);
    const counts = new Float64Array(to - from);
    counts.set(this.#counts, isEmpty ? 0 : this.#first - from);
    this.#counts = counts;
    this.#first = from;
  }
}

/** The value of a bucket that is off by the same share at both of its bounds. */
function middle(bucket: number): number {
  const lower = RATIO ** bucket;
  return (2 * lower * lower * RATIO) / (lower + lower * RATIO);
}
