import { jsonLine } from '../text/safe.js';
import { LineQueue, type EventName } from './line-queue.js';
import type { Output } from './output.js';

/**
 * JSON lines on their way to a reader who may be slow. What is read from files and pipes waits for the reader, and no line is
 * ever left out; what is captured live cannot wait: its lines queue up, and those of little weight go where they are too many.
 */
export class EventLines {
  readonly #output: Output;
  readonly #queue: LineQueue | null;
  #isOver = false;

  constructor(output: Output, isLive: boolean, queue = new LineQueue()) {
    this.#output = output;
    this.#queue = isLive ? queue : null;
  }

  /** How many lines were left out so far, by event. */
  get leftOut(): Readonly<Record<string, number>> {
    return this.#queue?.leftOut ?? {};
  }

  /** True when the reader is behind: what does not matter need not be said now. */
  get isBehind(): boolean {
    return this.#output.isFull;
  }

  get isClosed(): boolean {
    return this.#output.isClosed;
  }

  put(event: EventName, line: object): void {
    this.putText(event, jsonLine(line));
  }

  /** The same of a line that is JSON already. */
  putText(event: EventName, line: string): void {
    if (this.#queue === null || this.#isOver) this.#output.line(line);
    else this.#queue.add(event, line);
  }

  /** Hands over what the reader takes; waits for the reader only where nothing is captured meanwhile. */
  async flush(): Promise<void> {
    if (this.#queue === null) return this.#output.flush();
    this.pass();
    await new Promise<void>((resolve) => {
      setImmediate(resolve);
    });
  }

  /** Hands over what the reader takes now. */
  pass(): void {
    while (!this.#output.isFull) {
      const line = this.#queue?.take() ?? null;
      if (line === null) break;
      this.#output.line(line);
    }
    this.#output.pass();
  }

  /** Everything was read: from here on each line is written, and waits for the reader. */
  end(): void {
    this.#isOver = true;
    for (let line = this.#queue?.take() ?? null; line !== null; line = this.#queue?.take() ?? null) this.#output.line(line);
  }
}
