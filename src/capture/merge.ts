import { setImmediate } from 'node:timers/promises';
import type { Input } from '../model/frame.js';
import type { CaptureInput } from './capture-input.js';
import type { Collector } from './collector.js';
import type { Problems } from './problems.js';
import type { RecordQueue } from './record-queue.js';
import type { FrameSource, Problem, Progress } from './source.js';

/** One input of a merge: `input` hands its records to `queue`; null when it could not be opened. */
export interface MergeInput {
  readonly input: CaptureInput | null;
  readonly queue: RecordQueue;
  readonly problems: Problems;
}

/** Rounds of refilling before signals and the screen get their turn. */
const ROUNDS_A_TURN = 16;

/** Several inputs by time; at equal times the one named first comes first. No input is reordered in itself. */
export class MergeSource implements FrameSource {
  readonly #inputs: readonly MergeInput[];
  readonly #open: Set<MergeInput>;
  readonly #collector: Collector;
  #isEnded = false;

  constructor(inputs: readonly MergeInput[], collector: Collector) {
    this.#collector = collector;
    this.#inputs = inputs;
    this.#open = new Set(inputs);
  }

  get frames(): number {
    return this.#collector.frames;
  }

  get controlFrames(): number {
    return this.#collector.controlFrames;
  }

  get progress(): Progress {
    const all = this.#inputs.flatMap(({ input }) => input?.progress ?? []);
    const octets = all.reduce((sum, one) => sum + one.octets, 0);
    return { octets, total: all.reduce((sum: number | null, one) => (sum === null || one.total === null ? null : sum + one.total), 0) };
  }

  get problems(): readonly Problem[] {
    return this.#inputs.flatMap(({ problems }) => problems.list);
  }

  async read(): Promise<readonly Input[] | null> {
    if (this.#isEnded) return null;
    for (let rounds = 0; rounds < ROUNDS_A_TURN && this.#collector.size === 0; rounds++) {
      await this.#refill();
      if (this.#open.size === 0) {
        this.#isEnded = true;
        this.#collector.end();
        return this.#collector.size > 0 ? this.#collector.take() : null;
      }
      this.#merge();
    }
    await setImmediate();
    return this.#collector.take();
  }

  async close(): Promise<void> {
    for (const { input } of this.#inputs) input?.close();
  }

  /**
   * Fills every empty queue, in the order of the command line: so the first record of the first input sets the origin
   * of the time base.
   */
  async #refill(): Promise<void> {
    for (const open of this.#open) {
      let hasMore = open.input !== null;
      while (open.queue.isEmpty && hasMore) hasMore = (await open.input?.advance()) === true;
      if (open.queue.isEmpty) this.#open.delete(open);
    }
  }

  /** Merges until a queue runs empty. */
  #merge(): void {
    const queues = [...this.#open].map(({ queue }) => queue);
    for (;;) {
      let first = 0;
      for (let index = 1; index < queues.length; index++) {
        if (headOf(queues, index) < headOf(queues, first)) first = index;
      }
      // The rivals' heads stand still while this queue is drained: those named before it win a tie, the others lose it.
      let before = Number.POSITIVE_INFINITY;
      let after = Number.POSITIVE_INFINITY;
      for (let index = 0; index < queues.length; index++) {
        if (index < first) before = Math.min(before, headOf(queues, index));
        if (index > first) after = Math.min(after, headOf(queues, index));
      }
      const queue = queues[first];
      if (queue === undefined) return;
      do {
        queue.shift(this.#collector);
        if (queue.isEmpty) return;
      } while (queue.headNs < before && queue.headNs <= after);
    }
  }
}

function headOf(queues: readonly RecordQueue[], index: number): number {
  return queues[index]?.headNs ?? Number.POSITIVE_INFINITY;
}
