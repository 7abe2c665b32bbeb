import { Buckets } from './buckets.js';
import { ExactValues } from './exact-values.js';

/** As many values are kept as they are; beyond, they are counted in buckets. */
const MAX_EXACT = 2048;

/**
 * A series of times in nanoseconds, of which quantiles are asked. Exact up to 2,048 values; beyond that minimum, maximum
 * and count stay exact and quantiles have a relative error of at most 1 %. Memory is bounded.
 */
export class Series {
  #values: ExactValues | Buckets = new ExactValues();
  count = 0;
  minNs = Infinity;
  maxNs = -Infinity;

  add(valueNs: number): void {
    if (valueNs < this.minNs) this.minNs = valueNs;
    if (valueNs > this.maxNs) this.maxNs = valueNs;
    if (this.count++ === MAX_EXACT) this.#count();
    if (this.#values instanceof Buckets) this.#values.add(valueNs);
    else this.#values.push(valueNs);
  }

  /** The nearest-rank quantile: the smallest value that `q` (0 to 1) of all do not exceed. NaN of an empty series. */
  quantile(q: number): number {
    if (this.count === 0) return NaN;
    const rank = Math.max(1, Math.ceil(q * this.count));
    if (this.#values instanceof ExactValues) return this.#values.sorted()[rank - 1]!;
    return Math.min(this.maxNs, Math.max(this.minNs, this.#values.at(rank)));
  }

  /** There are too many to be kept. */
  #count(): void {
    if (this.#values instanceof Buckets) return;
    const buckets = new Buckets();
    for (const value of this.#values.sorted()) buckets.add(value);
    this.#values = buckets;
  }
}
