/** The part of a Node stream that is written to. */
export interface Sink {
  write(text: string): boolean;
  once(event: 'drain', listener: () => void): unknown;
  on(event: 'error', listener: (error: NodeJS.ErrnoException) => void): unknown;
}

const CHUNK = 64 * 1024;

/** Standard output: collects lines to larger writes; a reader that goes away (EPIPE) is no error but the end. */
export class Output {
  readonly #sink: Sink;
  #pending = '';
  #isFull = false;
  #wake: () => void = () => {};
  /** True when nobody reads any more: work can stop. */
  isClosed = false;
  /** What else went wrong with writing, such as a full disk. */
  error: Error | null = null;

  constructor(sink: Sink) {
    this.#sink = sink;
    sink.on('error', (error) => {
      if (error.code !== 'EPIPE') this.error ??= error;
      this.isClosed = true;
      this.#wake();
    });
  }

  line(text: string): void {
    this.#pending += `${text}\n`;
    if (this.#pending.length >= CHUNK) this.#write();
  }

  lines(texts: readonly string[]): void {
    for (const text of texts) this.line(text);
  }

  /** Hands everything over, and waits while the reader is slow. */
  async flush(): Promise<void> {
    this.#write();
    // An error of the last write is told in the next turn.
    await new Promise<void>((resolve) => {
      setImmediate(resolve);
    });
    if (!this.#isFull || this.isClosed) return;
    await new Promise<void>((resolve) => {
      this.#wake = resolve;
    });
  }

  #write(): void {
    const text = this.#pending;
    if (text === '') return;
    this.#pending = '';
    if (this.isClosed || this.#sink.write(text) || this.#isFull) return;
    this.#isFull = true;
    this.#sink.once('drain', () => {
      this.#isFull = false;
      this.#wake();
    });
  }
}
