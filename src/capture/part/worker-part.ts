import { Worker } from 'node:worker_threads';
import { Underway } from '../underway.js';
import type { Part, PartRequest, Piece } from './part.js';

export interface WorkerData {
  readonly request: PartRequest;
  /** A number that both threads see: KiB read. */
  readonly readKib: Int32Array<SharedArrayBuffer>;
  /** See `Underway`. */
  readonly taken: SharedArrayBuffer;
}

/** What the worker says; null at its end. */
export type PartMessage = { readonly start: number | null } | { readonly piece: Piece } | null;

/** A part that a worker thread reads. */
export class WorkerPart implements Part {
  readonly start: Promise<number | null>;
  readonly #worker: Worker;
  readonly #readKib = new Int32Array(new SharedArrayBuffer(4));
  readonly #underway: Underway;
  readonly #pieces: Piece[] = [];
  #isEnded = false;
  #tellStart: (offset: number | null) => void = () => {};
  #wake: () => void = () => {};

  /** `program` is the built worker; throws where no thread can be had. */
  constructor(program: URL, request: PartRequest) {
    this.start = new Promise((resolve) => {
      this.#tellStart = resolve;
    });
    const taken = new SharedArrayBuffer(Underway.OCTETS);
    this.#underway = new Underway(taken);
    const workerData: WorkerData = { request, readKib: this.#readKib, taken };
    this.#worker = new Worker(program, { workerData, execArgv: [], stdout: true, stderr: true });
    this.#worker.on('message', (message: PartMessage) => this.#hear(message));
    // Whatever it died of, this thread reads on where the last piece ended.
    this.#worker.on('error', () => this.#end());
    this.#worker.on('exit', () => this.#end());
  }

  get octets(): number {
    return Atomics.load(this.#readKib, 0) * 1024;
  }

  async next(): Promise<Piece | null> {
    while (this.#pieces.length === 0 && !this.#isEnded) {
      await new Promise<void>((resolve) => {
        this.#wake = resolve;
      });
    }
    const piece = this.#pieces.shift() ?? null;
    this.#underway.took();
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
