import type { Timebase } from '../model/timebase.js';

const WORD = 0x1_0000_0000;
/** Below this many ticks a second, a second's ticks plus a 32-bit word are exact in a double. */
const MAX_FAST_TICKS = 1e15;
/** Binary resolutions down to this one turn into nanoseconds without leaving the exact range of a double. */
const MAX_FAST_BINARY = 2 ** 23;
const NS = 1_000_000_000n;
/** Below this many nanoseconds every sum is exact in a double, with room to spare. */
const MAX_LINE_NS = 2 ** 52;

/**
 * Turns the 64-bit tick counts of one pcapng interface into seconds and nanoseconds, exactly (rounded down where a
 * tick is finer than a nanosecond). The result of `set` stands in `sec` and `ns`: no object per packet.
 */
export class TickClock {
  sec = 0;
  ns = 0;
  readonly #ticks: bigint;
  readonly #ticksNumber: number;
  readonly #isFast: boolean;
  /** Nanoseconds are ticks * multiplier / divisor, chosen so that every step stays below 2^53. */
  readonly #multiplier: number;
  readonly #divisor: number;
  readonly #offsetSec: number;
  #high = -1;
  #highSec = 0;
  #highTicks = 0;
  /** Nanoseconds of a tick where that is a whole number, else 0. */
  readonly #nsPerTick: number;
  /** While the high word is this one, a time is `#lineNs` and the low word's ticks; -1 for none. */
  #lineHigh = -1;
  #lineNs = 0;

  /** `resolution` is if_tsresol (10^-n, or 2^-n with bit 7 set), `offsetSec` if_tsoffset in seconds. */
  constructor(resolution: number, offsetSec: number) {
    const exponent = resolution & 0x7f;
    const isBinary = (resolution & 0x80) !== 0;
    this.#ticks = (isBinary ? 2n : 10n) ** BigInt(exponent);
    this.#ticksNumber = Number(this.#ticks);
    this.#isFast = this.#ticksNumber <= (isBinary ? MAX_FAST_BINARY : MAX_FAST_TICKS);
    this.#multiplier = isBinary ? 1e9 : 10 ** Math.max(0, 9 - exponent);
    this.#divisor = isBinary ? this.#ticksNumber : 10 ** Math.max(0, exponent - 9);
    this.#offsetSec = offsetSec;
    this.#nsPerTick = isBinary || exponent > 9 ? 0 : this.#multiplier;
  }

  /** False for the first time with this high word where the following ones then take a shorter way. */
  isUsual(high: number): boolean {
    return this.#nsPerTick === 0 || high === this.#lineHigh;
  }

  /** Nanoseconds since the origin of `timebase` of the tick count `high` * 2^32 + `low`; the first call sets the origin. */
  timeNs(high: number, low: number, timebase: Timebase): number {
    if (high === this.#lineHigh) return this.#lineNs + low * this.#nsPerTick;
    this.set(high, low);
    const timeNs = timebase.relative(this.sec, this.ns);
    const lineNs = timeNs - low * this.#nsPerTick;
    const isExact = this.#nsPerTick > 0 && Math.abs(lineNs) + WORD * this.#nsPerTick < MAX_LINE_NS;
    this.#lineHigh = isExact ? high : -1;
    this.#lineNs = lineNs;
    return timeNs;
  }

  /** Takes the tick count `high` * 2^32 + `low`. */
  set(high: number, low: number): void {
    if (!this.#isFast) {
      this.#setExactly(high, low);
      return;
    }
    if (high !== this.#high) this.#setHigh(high);
    const perSecond = this.#ticksNumber;
    const ticks = this.#highTicks + low;
    const seconds = Math.floor(ticks / perSecond);
    this.sec = this.#highSec + seconds + this.#offsetSec;
    const rest = ticks - seconds * perSecond;
    this.ns = Math.floor((rest * this.#multiplier) / this.#divisor);
  }

  /** The high word changes every few seconds at most: its share is worked out once. */
  #setHigh(high: number): void {
    const ticks = BigInt(high) * BigInt(WORD);
    this.#high = high;
    this.#highSec = Number(ticks / this.#ticks);
    this.#highTicks = Number(ticks % this.#ticks);
  }

  #setExactly(high: number, low: number): void {
    const ticks = BigInt(high) * BigInt(WORD) + BigInt(low);
    this.sec = Number(ticks / this.#ticks) + this.#offsetSec;
    this.ns = Number(((ticks % this.#ticks) * NS) / this.#ticks);
  }
}
