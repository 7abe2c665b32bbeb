const FIRST_MS = 250;
const MOST_MS = 30_000;
/** A backend that ran so long is taken to be sound. */
const SOUND_US = 60e6;
/** So many failures in a row, with nothing captured, and there is no hope. */
const HOPELESS = 5;

/** How long to wait before a backend that died is started again: twice as long each time, until one has run for a minute. */
export class RestartPause {
  #nextMs = FIRST_MS;
  #failures = 0;
  #begunUs: number | null = null;

  get isHopeless(): boolean {
    return this.#failures >= HOPELESS;
  }

  /** A backend captures. */
  begun(nowUs: number): void {
    this.#begunUs = nowUs;
  }

  /** It died: the pause before the next one. */
  nextMs(nowUs: number): number {
    this.#failures++;
    const isSound = this.#begunUs !== null && nowUs - this.#begunUs >= SOUND_US;
    this.#begunUs = null;
    const pauseMs = isSound ? FIRST_MS : this.#nextMs;
    this.#nextMs = Math.min(MOST_MS, 2 * pauseMs);
    return pauseMs;
  }
}
