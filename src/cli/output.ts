import { TextBuffer } from '../text/text-buffer.js';

/** The part of a Node stream that is written to; `done` says when the octets may be overwritten. */
export interface Sink {
  write(octets: Uint8Array, done: () => void): boolean;
  /** Octets that it has not passed on. */
  readonly writableLength: number;
  once(event: 'drain', listener: () => void): unknown;
  on(event: 'error', listener: (error: NodeJS.ErrnoException) => void): unknown;
}

const CHUNK = 128 * 1024;
/** What is written at once is seldom longer than a chunk by more than this. */
const ROOM = CHUNK + 32 * 1024;
/** So many buffers are kept to be used again. */
const MOST_SPARE = 16;
const NEWLINE = 0x0a;

/** Standard output: collects lines to larger writes; a reader that goes away (EPIPE) is no error but the end. */
export class Output {
  readonly #sink: Sink;
  readonly #pending = new TextBuffer(0);
  readonly #spare: Uint8Array[] = [];
  #isFull = false;
  /** Writes that the stream has not done with. */
  #unfinished = 0;
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
    this.#pending.text(text);
    this.#pending.octet(NEWLINE);
    if (this.#pending.length >= CHUNK) this.#write();
  }

  lines(texts: readonly string[]): void {
    for (const text of texts) this.line(text);
  }

  /** Lets `write` write `what`: lines with their ends. */
  put<T>(write: (to: TextBuffer, what: T) => void, what: T): void {
    write(this.#pending, what);
    if (this.#pending.length >= CHUNK) this.#write();
  }

  /** True while the reader is behind: what is handed over now has to be kept for it. */
  get isFull(): boolean {
    return this.#isFull;
  }

  /** Hands everything over. */
  pass(): void {
    this.#write();
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

  /** Hands everything over, and waits until the stream has done with it: the process may end then. */
  async end(): Promise<void> {
    await this.flush();
    while (this.#unfinished > 0 && !this.isClosed) {
      await new Promise<void>((resolve) => {
        this.#wake = resolve;
      });
    }
  }

  #write(): void {
    const { octets, length } = this.#pending;
    if (length === 0) return;
    this.#pending.length = 0;
    if (this.isClosed) return;
    this.#unfinished++;
    let isHeld = false;
    const done = (): void => {
      if (--this.#unfinished === 0 && !this.#isFull) this.#wake();
      if (isHeld && octets.length === ROOM && this.#spare.length < MOST_SPARE) this.#spare.push(octets);
    };
    const hasRoom = this.#sink.write(octets.subarray(0, length), done);
    // Files and most pipes pass everything on at once: one buffer, which stays in the processor's cache, is enough then.
    isHeld = this.#sink.writableLength > 0;
    if (isHeld) this.#pending.octets = this.#spare.pop() ?? new Uint8Array(ROOM);
    if (hasRoom || this.#isFull) return;
    this.#isFull = true;
    this.#sink.once('drain', () => {
      this.#isFull = false;
      this.#wake();
    });
  }
}
