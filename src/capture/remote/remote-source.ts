import { setImmediate } from 'node:timers/promises';
import { Worker } from 'node:worker_threads';
import type { Input } from '../../model/frame.js';
import type { Timebase } from '../../model/timebase.js';
import { Problems } from '../problems.js';
import type { FrameSource, Problem, Progress } from '../source.js';
import { Underway } from '../underway.js';
import { BatchReader, type Batch } from './batch.js';
import { Tally } from './tally.js';

/** What the worker has to know. */
export interface ScannerData {
  readonly files: readonly string[];
  /** Null where the first record is to set it. */
  readonly originSec: number | null;
  readonly tunnels: boolean;
  /** See `Tally` and `Underway`. */
  readonly counts: SharedArrayBuffer;
  readonly taken: SharedArrayBuffer;
}

/** What the worker says. */
export interface ScannerMessage {
  readonly batch: Batch | null;
  /** All problems, where there are new ones. */
  readonly problems: readonly Problem[] | null;
  /** Null while no record has set it. */
  readonly originSec: number | null;
  /** Everything was read. */
  readonly isEnd: boolean;
}

/** A source that a worker thread reads: this thread never scans, it unpacks a few frames at a time. */
export class RemoteSource implements FrameSource {
  readonly #files: readonly string[];
  readonly #timebase: Timebase;
  readonly #worker: Worker | null;
  readonly #tally: Tally;
  readonly #underway: Underway;
  readonly #reader = new BatchReader();
  #messages: ScannerMessage[] = [];
  #problems: readonly Problem[] = [];
  /** Nothing more will be said. */
  #isSilent = false;
  #wake: () => void = () => {};

  /** `program` is the built scanner; `files` are read as `openSource` reads them, and `timebase` gets the origin that they set. */
  constructor(program: URL, files: readonly string[], timebase: Timebase, { tunnels = false }: { readonly tunnels?: boolean } = {}) {
    const counts = new SharedArrayBuffer(Tally.OCTETS);
    const taken = new SharedArrayBuffer(Underway.OCTETS);
    this.#files = files;
    this.#timebase = timebase;
    this.#tally = new Tally(counts);
    this.#underway = new Underway(taken);
    this.#worker = this.#start(program, { files, originSec: timebase.isSet ? timebase.originSec : null, tunnels, counts, taken });
  }

  get frames(): number {
    return this.#tally.frames;
  }

  get controlFrames(): number {
    return this.#tally.controlFrames;
  }

  get progress(): Progress {
    return this.#tally.progress;
  }

  get problems(): readonly Problem[] {
    return this.#problems;
  }

  async read(): Promise<readonly Input[] | null> {
    while (this.#messages.length === 0 && !this.#isSilent) {
      await new Promise<void>((resolve) => {
        this.#wake = resolve;
      });
    }
    const message = this.#messages.shift();
    if (message === undefined) return null;
    this.#underway.took();
    this.#learn(message);
    if (message.isEnd) return null;
    await setImmediate();
    return message.batch === null ? [] : this.#reader.unpack(message.batch);
  }

  async close(): Promise<void> {
    this.#messages = [];
    this.#fallSilent();
    await this.#worker?.terminate();
  }

  #start(program: URL, workerData: ScannerData): Worker | null {
    try {
      const worker = new Worker(program, { workerData, execArgv: [], stdout: true, stderr: true });
      worker.on('message', (message: ScannerMessage) => this.#hear(message));
      let cause: unknown = null;
      worker.on('error', (error: unknown) => {
        cause = error;
      });
      // An error may overtake what was said before it, the exit does not.
      worker.on('exit', (status) => this.#die(cause ?? `exit status ${status}`));
      return worker;
    } catch (error) {
      this.#die(error);
      return null;
    }
  }

  #hear(message: ScannerMessage): void {
    if (this.#isSilent) return;
    this.#messages.push(message);
    if (message.isEnd) this.#fallSilent();
    else this.#wake();
  }

  /** What was read before is still there to be taken. */
  #die(cause: unknown): void {
    if (this.#isSilent) return;
    const problems = new Problems(this.#files.join(', '));
    const [reason] = (cause instanceof Error ? cause.message : String(cause)).split('\n');
    problems.brokenOff(reason!);
    const before = this.#messages.findLast((message) => message.problems !== null)?.problems ?? this.#problems;
    this.#messages.push({ batch: null, problems: [...before, ...problems.list], originSec: null, isEnd: true });
    this.#fallSilent();
  }

  #fallSilent(): void {
    this.#isSilent = true;
    this.#wake();
  }

  #learn({ problems, originSec }: ScannerMessage): void {
    this.#problems = problems ?? this.#problems;
    // The first call sets the origin.
    if (originSec !== null) this.#timebase.relative(originSec, 0);
  }
}
