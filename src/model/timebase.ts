/**
 * The origin of a capture's times. Nanoseconds since 1970 do not fit a double, nanoseconds since the first frame do:
 * every `timeNs` of the program counts from `originSec`, which the first record of the first input sets.
 */
export class Timebase {
  #originSec: number | null;

  /** `originSec` is given where the first record stands outside of what is read, null where it is among it. */
  constructor(originSec: number | null = null) {
    this.#originSec = originSec;
  }

  /** True once the origin is known. */
  get isSet(): boolean {
    return this.#originSec !== null;
  }

  /** Seconds since 1970 (UTC) at which `timeNs` is 0; 0 until the first record was read. */
  get originSec(): number {
    return this.#originSec ?? 0;
  }

  /** Nanoseconds since the origin of `sec` seconds and `ns` nanoseconds since 1970; the first call sets the origin. */
  relative(sec: number, ns: number): number {
    this.#originSec ??= sec;
    // 1e9 in two exact steps: a factor of 32 bits makes the engine bet on products of 32 bits, and compile anew when it loses.
    return (sec - this.#originSec) * 4e9 * 0.25 + ns;
  }
}
