/**
 * The origin of a capture's times. Nanoseconds since 1970 do not fit a double, nanoseconds since the first frame do:
 * every `timeNs` of the program counts from `originSec`, which the first record of the first input sets.
 */
export class Timebase {
  #originSec: number | null = null;

  /** Seconds since 1970 (UTC) at which `timeNs` is 0; 0 until the first record was read. */
  get originSec(): number {
    return this.#originSec ?? 0;
  }

  /** Nanoseconds since the origin of `sec` seconds and `ns` nanoseconds since 1970; the first call sets the origin. */
  relative(sec: number, ns: number): number {
    this.#originSec ??= sec;
    return (sec - this.#originSec) * 1e9 + ns;
  }
}
