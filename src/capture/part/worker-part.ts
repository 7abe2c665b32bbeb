import { Worker } from 'node:worker_threads';
import type { Part, PartRequest, Piece } from './part.js';

/** Most pieces that are on their way: a file of nothing but control frames must not pile up in memory. */
export const MAX_UNDERWAY = 16;

/** Places of the numbers that both threads see: pieces taken, and KiB read. */
export const TAKEN = 0;
export const READ_KIB = 1;

export interface WorkerData {
  readonly request: PartRequest;
  readonly shared: Int32Array<SharedArrayBuffer>;
}

/** What the worker says; null at its end. */
export type PartMessage = { readonly start: number | null } | { readonly piece: Piece } | null;

/** A part that a worker thread reads. */
export class WorkerPart implements Part {
  readonly start: Promise<number | null>;
  readonly #worker: Worker;
  readonly #shared = new Int32Array(new SharedArrayBuffer(8));
  readonly #pieces: Piece[] = [];
  #isEnded = false;
  #tellStart: (offset: number | null) => void = () => {};
  #wake: () => void = () => {};

  /** `program` is the built worker; throws where no thread can be had. */
  constructor(program: URL, request: PartRequest) {
    this.start = new Promise((resolve) => {
      this.#tellStart = resolve;
    });
    const workerData: WorkerData = { request, shared: this.#shared };
    this.#worker = new Worker(program, { workerData, execArgv: [], stdout: true, stderr: true });
    this.#worker.on('message', (message: PartMessage) => this.#hear(message));
    // Whatever it died of, this thread reads on where the last piece ended.
    this.#worker.on('error', () => this.#end());
    this.#worker.on('exit', () => this.#end());
  }

  get octets(): number {
    return Atomics.load(this.#shared, READ_KIB) * 1024;
  }

  async next(): Promise<Piece | null> {
    while (this.#pieces.length === 0 && !this.#isEnded) {
      await new Promise<void>((resolve) => {
        this.#wake = resolve;
      });
    }
    const piece = this.#pieces.shift() ?? null;
    Atomics.add(this.#shared, TAKEN, 1);
    Atomics.notify(this.#shared, TAKEN);
    return piece;
  }

  stop(): void {
    this.#pieces.length = 0;
    this.#end();
    void this.#worker.terminate();
  }

  #hear(message: PartMessage): void {
    if (this.#isEnded) return;
    if (message === null) this.#end();
    else if ('start' in message) this.#tellStart(message.start);
    else this.#pieces.push(message.piece);
    this.#wake();
  }

  #end(): void {
    this.#isEnded = true;
    this.#tellStart(null);
    this.#wake();
  }
}
