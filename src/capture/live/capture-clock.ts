import type { Timebase } from '../../model/timebase.js';
import type { LiveClock } from './live-clock.js';

/** The time of a live capture, in whole microseconds, which every recording can tell. */
export class CaptureClock {
  readonly #clock: LiveClock;
  readonly #timebase: Timebase;
  /** What is added to a clock that frames of the kernel have shown to be slow: it slept with the machine, or the other was set. */
  #aheadNs = 0;

  constructor(clock: LiveClock, timebase: Timebase) {
    this.#clock = clock;
    this.#timebase = timebase;
  }

  /** Nanoseconds since the origin of the time base, which the first call sets where nothing else has. */
  nowNs(): number {
    return this.#ownNs() + this.#aheadNs;
  }

  /** A frame has this time: now cannot be earlier. */
  saw(timeNs: number): void {
    const aheadNs = timeNs - this.#ownNs();
    if (aheadNs > this.#aheadNs) this.#aheadNs = Math.ceil(aheadNs / 1000) * 1000;
  }

  #ownNs(): number {
    const us = this.#clock.nowUs();
    const sec = Math.floor(us / 1e6);
    return this.#timebase.relative(sec, (us - sec * 1e6) * 1000);
  }
}
