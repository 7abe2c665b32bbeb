import type { LiveListener } from '../capture/live/live-listener.js';

/** Sentences that are kept until somebody takes them. */
const MAX_TOLD = 20;

/** What is told while the screens are there, which standard error would destroy. */
export class ToldSentences implements LiveListener {
  /** What is said once they are left. */
  readonly failures = new Set<string>();
  #sentences: string[] = [];

  note(sentence: string): void {
    this.#sentences = [...this.#sentences, sentence].slice(-MAX_TOLD);
  }

  fail(sentence: string): void {
    this.note(sentence);
    if (this.failures.size < MAX_TOLD) this.failures.add(sentence);
  }

  take(): readonly string[] {
    return this.#sentences.splice(0);
  }
}
