import { setImmediate as nextTurn } from 'node:timers/promises';
import type { Recording } from './recording.js';

/** How long the keyboard may have to wait for what is read, in milliseconds. */
const TURN_MS = 6;
const RATE_WINDOW_MS = 2000;

/** Reads a recording in short turns, and measures how it goes. */
export class Loader {
  readonly #recording: Recording;
  readonly #nowMs: () => number;
  #isStopped = false;
  #isDone = false;
  /** Octets read at some moments of the last seconds. */
  readonly #marks: { readonly ms: number; readonly octets: number }[] = [];

  constructor(recording: Recording, nowMs: () => number) {
    this.#recording = recording;
    this.#nowMs = nowMs;
  }

  /** True until everything was read, or the reading was stopped. */
  get isReading(): boolean {
    return !this.#isDone && !this.#isStopped;
  }

  /** True when it was stopped before the end. */
  get isStopped(): boolean {
    return this.#isStopped && !this.#isDone;
  }

  /** Reads to the end; calls `onTurn` with whatever was read. */
  async run(onTurn: () => void): Promise<void> {
    let turnMs = this.#nowMs();
    while (this.isReading) {
      const hasMore = await this.#recording.read();
      if (!hasMore) this.#isDone = true;
      this.#note();
      if (!hasMore) break;
      onTurn();
      if (this.#nowMs() - turnMs < TURN_MS) continue;
      await nextTurn();
      turnMs = this.#nowMs();
    }
    onTurn();
  }

  /** No more is read; what was read stays. */
  stop(): void {
    this.#isStopped = true;
  }

  /** Octets of the last seconds in one of them; 0 while that is not known. */
  get rate(): number {
    const [first, last] = [this.#marks[0], this.#marks.at(-1)];
    return first && last && last.ms > first.ms ? ((last.octets - first.octets) * 1000) / (last.ms - first.ms) : 0;
  }

  #note(): void {
    const ms = this.#nowMs();
    const last = this.#marks.at(-1);
    if (last && ms - last.ms < 50) return;
    this.#marks.push({ ms, octets: this.#recording.source.progress.octets });
    while (this.#marks.length > 2 && ms - this.#marks[0]!.ms > RATE_WINDOW_MS) this.#marks.shift();
  }
}
