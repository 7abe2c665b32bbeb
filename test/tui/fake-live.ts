import { DISSECTORS } from '../../dissectors/index.js';
import { createAnalysis } from '../../src/analyze.js';
import { FrameOctets } from '../../src/capture/frame-octets.js';
import { openSource } from '../../src/capture/open.js';
import { Spool } from '../../src/capture/spool.js';
import { Engine } from '../../src/dissect/engine.js';
import type { Input } from '../../src/model/frame.js';
import type { LiveInterface, LiveStatus } from '../../src/model/live-status.js';
import { Timebase } from '../../src/model/timebase.js';
import { FrameStore } from '../../src/store/frame-store.js';
import { LatencyTable } from '../../src/store/latency-table.js';
import type { Recording } from '../../src/tui/recording.js';

/** An interface that captures as it should. */
export function capturing(name: string, more: Partial<LiveInterface> = {}): LiveInterface {
  return { name, nameNow: name, state: 'capturing', sentence: null, backend: 'tcpdump', clock: 'ns', hasCarrier: true, frames: 0, lost: 0, restarts: 0, ...more };
}

/** A live capture that gets the frames of a file when a test gives them. */
export class FakeLive implements Recording {
  readonly timebase = new Timebase();
  readonly latencies = new LatencyTable();
  readonly frames: FrameStore;
  readonly analysis;
  readonly source: Recording['source'] & { frames: number; live: LiveStatus };
  /** All that the file has. */
  readonly inputs: readonly Input[];
  readonly #originSec: number;
  readonly #octets: FrameOctets;
  readonly #batches: (readonly Input[] | null)[] = [];
  readonly #sentences: string[] = [];
  #wake: () => void = () => {};
  #at = 0;
  #isWaiting = false;

  private constructor(inputs: readonly Input[], originSec: number, names: readonly string[]) {
    // Octets of a live capture are read again from the spool.
    this.inputs = inputs.map((input) => (input.kind === 'frame' ? { ...input, offset: null } : input));
    this.#originSec = originSec;
    this.#octets = new FrameOctets([], new Spool());
    this.frames = new FrameStore(this.#octets, new Engine(DISSECTORS));
    this.analysis = createAnalysis({}, this.frames.recorder, this.latencies);
    this.source = { frames: 0, progress: { octets: 0, total: null }, live: { interfaces: names.map((name) => capturing(name)), recording: null }, problems: [] };
  }

  static async of(path: string, names: readonly string[] = ['eno1', 'eno2', 'eno3']): Promise<FakeLive> {
    const timebase = new Timebase();
    const source = openSource([path], timebase);
    const inputs: Input[] = [];
    for (let batch = await source.read(); batch !== null; batch = await source.read()) inputs.push(...batch.map((input) => (input.kind === 'frame' ? { ...input, data: input.data.slice() } : input)));
    await source.close();
    return new FakeLive(inputs, timebase.originSec, names);
  }

  /** The next inputs of the file come in. */
  give(count = Infinity): void {
    const inputs = this.inputs.slice(this.#at, this.#at + count);
    this.#at += inputs.length;
    this.#push(inputs);
  }

  /** Silence until so many nanoseconds after the last input that came. */
  pass(ns: number): void {
    const last = this.inputs[this.#at - 1] ?? this.inputs[0]!;
    this.#push([{ kind: 'clock', timeNs: last.timeNs + ns }]);
  }

  /** A sentence comes to standard error, or where that is. */
  tell(sentence: string): void {
    this.#sentences.push(sentence);
  }

  takeSentences(): readonly string[] {
    return this.#sentences.splice(0);
  }

  /** Changes what is told of an interface. */
  change(name: string, more: Partial<LiveInterface>): void {
    const { live } = this.source;
    this.source.live = { ...live, interfaces: live.interfaces.map((one) => (one.name === name ? { ...one, ...more } : one)) };
  }

  writes(file: string, octets: number): void {
    this.source.live = { ...this.source.live, recording: { file, octets } };
  }

  /** Nothing more will come. */
  end(): void {
    this.#batches.push(null);
    this.#wake();
  }

  /** Resolves once all that was given was read. */
  async taken(): Promise<void> {
    while (this.#batches.length > 0 || !this.#isWaiting) await new Promise((resolve) => setTimeout(resolve, 1));
  }

  async read(): Promise<boolean> {
    this.#isWaiting = true;
    while (this.#batches.length === 0) await new Promise<void>((resolve) => (this.#wake = resolve));
    this.#isWaiting = this.#batches[0] === null;
    const batch = this.#batches.shift()!;
    if (batch === null) this.analysis.end();
    for (const input of batch ?? []) {
      if (input.kind === 'frame') this.source.frames++;
      this.analysis.push(input);
    }
    return batch !== null;
  }

  close(): Promise<void> {
    this.#octets.close();
    return Promise.resolve();
  }

  #push(inputs: readonly Input[]): void {
    this.timebase.relative(this.#originSec, 0);
    this.#batches.push(inputs);
    this.#wake();
  }
}
