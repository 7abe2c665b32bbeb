/** As many values are kept as they are; beyond, they are counted in buckets. */
const MAX_EXACT = 2048;
/** Bounds of neighbouring buckets differ by this factor: a quantile is then off by at most 1 % of itself. */
const RATIO = 1.02;
const LOG_RATIO = Math.log(RATIO);

/**
 * A series of times in nanoseconds, of which quantiles are asked. Exact up to 2,048 values; beyond that minimum, maximum
 * and count stay exact and quantiles have a relative error of at most 1 %. Memory is bounded.
 */
export class Series {
  #values: number[] | null = [];
  readonly #buckets = new Map<number, number>();
  count = 0;
  minNs = Infinity;
  maxNs = -Infinity;

  add(valueNs: number): void {
    this.count++;
    this.minNs = Math.min(this.minNs, valueNs);
    this.maxNs = Math.max(this.maxNs, valueNs);
    if (this.#values === null) return this.#bucket(valueNs, 1);
    this.#values.push(valueNs);
    if (this.#values.length <= MAX_EXACT) return;
    for (const value of this.#values) this.#bucket(value, 1);
    this.#values = null;
  }

  /** The nearest-rank quantile: the smallest value that `q` (0 to 1) of all do not exceed. NaN of an empty series. */
  quantile(q: number): number {
    if (this.count === 0) return NaN;
    const rank = Math.max(1, Math.ceil(q * this.count));
    if (this.#values) return this.#values.toSorted((a, b) => a - b)[rank - 1]!;
    let seen = 0;
    for (const [bucket, count] of [...this.#buckets].sort(([a], [b]) => a - b)) {
      seen += count;
      if (seen >= rank) return Math.min(this.maxNs, Math.max(this.minNs, middle(bucket)));
    }
    return this.maxNs;
  }

  #bucket(valueNs: number, count: number): void {
    const bucket = Math.floor(Math.log(Math.max(valueNs, 1)) / LOG_RATIO);
    this.#buckets.set(bucket, (this.#buckets.get(bucket) ?? 0) + count);
  }
}

/** The value of a bucket that is off by the same share at both of its bounds. */
function middle(bucket: number): number {
  const lower = RATIO ** bucket;
  return (2 * lower * lower * RATIO) / (lower + lower * RATIO);
}
