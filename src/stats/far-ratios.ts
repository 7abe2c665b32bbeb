import { tailReach } from './tail-reach.js';

/** Times above so many medians are remembered. */
const FAR = 2.5;
const LONELY_FROM = 3;
/** Such a gap between one and the next above parts the tail from what does not belong to it. */
const GAP = 1.25;
/** A tail is drawn on from so many at least. */
const MIN_TAIL = 4;
/** In the latest so many samples, and so many at most. */
const MEMORY = 1024;

/**
 * How far above the median of their time the long ones of a series were. A heavy tail shows only in many samples, over which the
 * level may drift: as ratios they compare.
 */
export class FarRatios {
  #kept: { readonly at: number; readonly ratio: number }[] = [];

  /** `at`: place in the series, growing. */
  push(at: number, ratio: number): void {
    if (ratio <= FAR) return;
    this.#kept.push({ at, ratio });
    if (this.#kept.length > MEMORY) this.#kept.shift();
  }

  /** Up to which ratio the tail may still reach by chance; 0 where none is known. */
  reach(end: number): number {
    if (this.#kept.length === 0) return 0;
    this.#kept = this.#kept.filter(({ at }) => at > end - MEMORY);
    const ratios = Float64Array.from([FAR, ...this.#kept.map(({ ratio }) => ratio)]).sort();
    let joined = 1;
    while (joined < ratios.length && (ratios[joined]! < LONELY_FROM || ratios[joined]! < GAP * ratios[joined - 1]!)) joined++;
    const most = joined - 1;
    if (most === 0) return 0;
    return most < MIN_TAIL ? ratios[most]! : Math.max(ratios[most]!, tailReach(ratios.subarray(0, joined), most, 0));
  }

  clear(): void {
    this.#kept = [];
  }
}
