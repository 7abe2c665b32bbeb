import { setImmediate } from 'node:timers/promises';
import type { Input } from '../model/frame.js';
import type { CaptureInput } from './capture-input.js';
import type { Collector } from './collector.js';
import type { Problems } from './problems.js';
import type { FrameSource, Problem, Progress } from './source.js';

/** Chunks read before signals and the screen get their turn: 16 MB, a few milliseconds. */
const CHUNKS_A_TURN = 64;

/** One input: its frames in file order, whatever their times. */
export class SingleSource implements FrameSource {
  readonly #input: CaptureInput | null;
  readonly #collector: Collector;
  readonly #problems: Problems;
  #isEnded = false;

  /** `input` is null when it could not be opened; it hands its records to `collector`. */
  constructor(input: CaptureInput | null, collector: Collector, problems: Problems) {
    this.#input = input;
    this.#collector = collector;
    this.#problems = problems;
  }

  get frames(): number {
    return this.#collector.frames;
  }

  get controlFrames(): number {
    return this.#collector.controlFrames;
  }

  get progress(): Progress {
    return this.#input?.progress ?? { octets: 0, total: null };
  }

  get passesOver(): boolean {
    return this.#input?.passesOver ?? false;
  }

  get problems(): readonly Problem[] {
    return this.#problems.list;
  }

  async read(): Promise<readonly Input[] | null> {
    if (this.#isEnded) return null;
    for (let chunks = 0; chunks < CHUNKS_A_TURN && this.#collector.size === 0; chunks++) {
      if (this.#input !== null && (await this.#input.advance())) continue;
      this.#isEnded = true;
      this.#collector.end();
      return this.#collector.size > 0 ? this.#collector.take() : null;
    }
    await setImmediate();
    return this.#collector.take();
  }

  async close(): Promise<void> {
    this.#input?.close();
  }
}
