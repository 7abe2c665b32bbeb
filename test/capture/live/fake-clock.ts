import { setImmediate } from 'node:timers/promises';
import type { LiveClock } from '../../../src/capture/live/live-clock.js';

/** Turns of the event loop in which everything that can happen at one moment has happened. */
const TURNS = 12;

/** Lets everything happen that needs no time. */
export async function settle(): Promise<void> {
  for (let turn = 0; turn < TURNS; turn++) await setImmediate();
}

/** A clock that stands still until a test moves it. */
export class FakeClock implements LiveClock {
  #nowUs: number;
  readonly #timers = new Set<{ readonly atUs: number; readonly call: () => void }>();

  constructor(nowUs: number) {
    this.#nowUs = nowUs;
  }

  nowUs(): number {
    return this.#nowUs;
  }

  after(ms: number, call: () => void): () => void {
    const timer = { atUs: this.#nowUs + Math.round(ms * 1000), call };
    this.#timers.add(timer);
    return () => this.#timers.delete(timer);
  }

  /** Goes on to that time, timer by timer. */
  async until(us: number): Promise<void> {
    await settle();
    for (;;) {
      const next = [...this.#timers].sort((a, b) => a.atUs - b.atUs)[0];
      if (next === undefined || next.atUs > us) break;
      this.#timers.delete(next);
      this.#nowUs = Math.max(this.#nowUs, next.atUs);
      next.call();
      await settle();
    }
    this.#nowUs = Math.max(this.#nowUs, us);
    await settle();
  }

  /** Goes on by so many milliseconds. */
  pass(ms: number): Promise<void> {
    return this.until(this.#nowUs + ms * 1000);
  }
}
