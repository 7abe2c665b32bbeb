/** As many values are kept as they are; beyond, they are counted in buckets. */
const MAX_EXACT = 2048;
/** Bounds of neighbouring buckets differ by this factor: a quantile is then off by at most 1 % of itself. */
const RATIO = 1.02;
const LOG_RATIO = Math.log(RATIO);
/** They reach from a nanosecond to three years. */
const BUCKETS = 2000;

/**
 * A series of times in nanoseconds, of which quantiles are asked. Exact up to 2,048 values; beyond that minimum, maximum
 * and count stay exact and quantiles have a relative error of at most 1 %. Memory is bounded.
 */
export class Series {
  #values: number[] | null = [];
  /** How many fell into each bucket. */
  #buckets: Float64Array | null = null;
  count = 0;
  minNs = Infinity;
  maxNs = -Infinity;

  add(valueNs: number): void {
    this.count++;
    if (valueNs < this.minNs) this.minNs = valueNs;
    if (valueNs > this.maxNs) this.maxNs = valueNs;
    if (this.#values === null) return this.#bucket(valueNs);
    this.#values.push(valueNs);
    if (this.#values.length <= MAX_EXACT) return;
    for (const value of this.#values) this.#bucket(value);
    this.#values = null;
  }

  /** The nearest-rank quantile: the smallest value that `q` (0 to 1) of all do not exceed. NaN of an empty series. */
  quantile(q: number): number {
    if (this.count === 0) return NaN;
    const rank = Math.max(1, Math.ceil(q * this.count));
    if (this.#values) return this.#values.toSorted((a, b) => a - b)[rank - 1]!;
    let seen = 0;
    for (const [bucket, count] of (this.#buckets ?? []).entries()) {
      seen += count;
      if (seen >= rank) return Math.min(this.maxNs, Math.max(this.minNs, middle(bucket)));
    }
    return this.maxNs;
  }

  #bucket(valueNs: number): void {
    this.#buckets ??= new Float64Array(BUCKETS);
    const bucket = valueNs <= 1 ? 0 : Math.min(BUCKETS - 1, Math.floor(Math.log(valueNs) / LOG_RATIO));
    this.#buckets[bucket]!++;
  }
}

/** The value of a bucket that is off by the same share at both of its bounds. */
function middle(bucket: number): number {
  const lower = RATIO ** bucket;
  return (2 * lower * lower * RATIO) / (lower + lower * RATIO);
}
