import type { CaptureFile } from './capture-file.js';
import type { Talker } from './talker.js';

/** Many talkers as one: whoever's time comes first speaks (a binary heap). */
export class Talk implements Talker {
  readonly #heap: Talker[];

  constructor(talkers: readonly Talker[]) {
    this.#heap = [...talkers].sort((a, b) => a.nextNs - b.nextNs);
  }

  get nextNs(): number {
    return this.#heap[0]?.nextNs ?? Infinity;
  }

  speak(to: CaptureFile): void {
    const heap = this.#heap;
    const first = heap[0];
    if (!first) return;
    first.speak(to);
    for (let at = 0; ; ) {
      let least = at;
      for (const below of [2 * at + 1, 2 * at + 2]) if (below < heap.length && heap[below]!.nextNs < heap[least]!.nextNs) least = below;
      if (least === at) return;
      [heap[at], heap[least]] = [heap[least]!, heap[at]!];
      at = least;
    }
  }
}
