import type { Input } from '../../model/frame.js';
import type { LiveStatus } from '../../model/live-status.js';
import type { Timebase } from '../../model/timebase.js';
import { Collector } from '../collector.js';
import type { FrameSource, Problem, Progress } from '../source.js';
import { CaptureClock } from './capture-clock.js';
import type { CaptureLimits } from './capture-limits.js';
import { InterfaceCapture } from './interface-capture.js';
import type { LiveClock } from './live-clock.js';
import type { LiveListener } from './live-listener.js';
import { LiveOutput } from './live-output.js';
import type { ListInterfaces } from './network-interface.js';
import type { Recorder } from './recorder.js';
import type { TapRequest, Taps } from './tap.js';

const TICK_MS = 1000;
/** How often the interfaces are looked at: one that is down for a second is seen. */
const LOOK_MS = 250;
/** Frames of several interfaces are held back so long to be put in order, beside the delay of the backends. */
const HOLD_MS = 50;
/** How far the clock runs behind now, such that it overtakes no frame. */
const IMMEDIATE_MARGIN_MS = 1000;
const BUFFERED_MARGIN_MS = 2000;
const NS_PER_MS = 1e6;

export interface LiveSourceOptions {
  readonly interfaces: readonly string[];
  /** What is asked of the backend for each of them. */
  readonly request: Omit<TapRequest, 'interface'>;
  readonly taps: Taps;
  readonly list: ListInterfaces;
  readonly clock: LiveClock;
  readonly timebase: Timebase;
  /** Whether control frames inside tunnels are looked for, too. */
  readonly tunnels: boolean;
  /** Writes down what is captured; null where nobody does. */
  readonly recorder: Recorder | null;
  readonly limits: CaptureLimits;
  readonly listener: LiveListener;
}

/** Frames of interfaces of this machine as they come, the time that passes between them, and what is known to be missing. */
export class LiveSource implements FrameSource {
  readonly #options: LiveSourceOptions;
  readonly #collector: Collector;
  readonly #output: LiveOutput;
  readonly #clock: CaptureClock;
  readonly #captures: readonly InterfaceCapture[];
  readonly #failures: Problem[] = [];
  #isStarted = false;
  #finishing: Promise<void> | null = null;
  #isFinished = false;
  #wake: () => void = () => {};
  #isAwake = false;
  #cancelTick: () => void = () => {};
  #cancelHold: () => void = () => {};
  #nextTickUs = 0;

  constructor(options: LiveSourceOptions) {
    const { interfaces, request, clock, timebase, recorder, listener, taps, tunnels } = options;
    this.#options = options;
    this.#collector = recorder ?? new Collector();
    this.#output = new LiveOutput(this.#collector);
    this.#clock = new CaptureClock(clock, timebase);
    const output = this.#output;
    const wake = (): void => this.#wakeUp();
    this.#captures = interfaces.map((name) => new InterfaceCapture({ request: { ...request, interface: name }, taps, timers: clock, clock: this.#clock, timebase, tunnels, output, listener, wake }));
  }

  get frames(): number {
    return this.#collector.frames;
  }

  get controlFrames(): number {
    return this.#collector.controlFrames;
  }

  get progress(): Progress {
    return { octets: 0, total: null };
  }

  get problems(): readonly Problem[] {
    return [...this.#failures, ...this.#captures.flatMap(({ problems }) => problems)];
  }

  get live(): LiveStatus {
    const target = this.#options.recorder?.target ?? null;
    return { interfaces: this.#captures.map(({ status }) => status), recording: target && { file: target.file, octets: target.octets } };
  }

  /** Between two calls the frames of the first one can be commented on in the recording. */
  async read(): Promise<readonly Input[] | null> {
    this.#start();
    for (;;) {
      this.#record();
      if (!this.#isFinished) this.#drain(false);
      if (this.#collector.size > 0) return this.#collector.take();
      if (this.#isFinished) return null;
      await this.#woken();
    }
  }

  /** Writes a comment to the recording: see `Recorder`. */
  comment(no: number | null, text: string): void {
    this.#options.recorder?.comment(no, text);
  }

  finish(): Promise<void> {
    return (this.#finishing ??= this.#finish());
  }

  async close(): Promise<void> {
    await this.finish();
    this.#options.recorder?.close();
    await this.#options.taps.close();
  }

  #start(): void {
    if (this.#isStarted) return;
    this.#isStarted = true;
    const all = this.#options.list();
    for (const capture of this.#captures) capture.start(all);
    const { durationMs } = this.#options.limits;
    if (durationMs !== undefined) this.#options.clock.after(durationMs, () => void this.finish());
    this.#nextTickUs = this.#options.clock.nowUs() + TICK_MS * 1000;
    this.#scheduleTick();
  }

  async #finish(): Promise<void> {
    this.#cancelTick();
    this.#cancelHold();
    // A backend that is stopped need not hand over what it still keeps back: what may be missing must not look late.
    const delayNs = Math.max(0, ...this.#captures.map(({ delayMs }) => delayMs)) * NS_PER_MS;
    const seenNs = this.#clock.nowNs() - delayNs;
    await Promise.all(this.#captures.map((capture) => capture.stop()));
    this.#drain(true);
    if (this.#collector.frames > 0 || Number.isFinite(this.#output.toldNs)) {
      this.#output.elapsed(seenNs);
      this.#collector.end();
    }
    this.#isFinished = true;
    this.#wakeUp();
  }

  #scheduleTick(): void {
    const { clock } = this.#options;
    const leftMs = Math.max(1, Math.ceil((this.#nextTickUs - clock.nowUs()) / 1000));
    this.#cancelTick = clock.after(Math.min(leftMs, LOOK_MS), () => this.#tick());
  }

  /** Looks at the interfaces, and once a second at the losses and at the clock. */
  #tick(): void {
    if (this.#finishing) return;
    const { list, clock } = this.#options;
    const all = list();
    for (const capture of this.#captures) capture.poll(all);
    if (clock.nowUs() >= this.#nextTickUs) {
      this.#nextTickUs = clock.nowUs() + TICK_MS * 1000;
      void this.#second();
    }
    this.#scheduleTick();
  }

  /** The clock waits for what was lost until then: what is missing must not look late. */
  async #second(): Promise<void> {
    // Nothing was captured yet: there is nothing that could be late.
    if (!Number.isFinite(this.#output.toldNs) && this.#captures.every(({ queue }) => queue.isEmpty)) return;
    const safeNs = this.#safeNs();
    for (const capture of this.#captures) if (capture.isBlind) capture.sink.missed(safeNs, null);
    await Promise.all(this.#captures.map((capture) => capture.ask(safeNs)));
    if (this.#finishing) return;
    this.#drain(false);
    if (Number.isFinite(this.#output.toldNs)) this.#output.elapsed(safeNs);
    this.#wakeUp();
  }

  /** Every frame from before this time is here. */
  #safeNs(): number {
    return this.#clock.nowNs() - (this.#options.request.isImmediate ? IMMEDIATE_MARGIN_MS : BUFFERED_MARGIN_MS) * NS_PER_MS;
  }

  /** Takes the records that need wait no longer, in the order of their times; with `isEnd` all of them. */
  #drain(isEnd: boolean): void {
    const captures = this.#captures;
    const { packets } = this.#options.limits;
    const heldMs = isEnd || captures.length === 1 ? 0 : HOLD_MS + Math.max(...captures.map(({ delayMs }) => delayMs));
    const dueNs = isEnd || heldMs === 0 ? Number.POSITIVE_INFINITY : this.#clock.nowNs() - heldMs * NS_PER_MS;
    for (;;) {
      if (packets !== undefined && this.#collector.frames >= packets) return void this.finish();
      let first = captures[0]!;
      for (const capture of captures) if (capture.queue.headNs < first.queue.headNs) first = capture;
      if (first.queue.isEmpty || first.queue.headNs > dueNs) break;
      first.queue.shift(this.#output);
    }
    for (const capture of captures) capture.taken();
    this.#collector.end();
    const nextNs = Math.min(...captures.map(({ queue }) => queue.headNs));
    this.#cancelHold();
    if (Number.isFinite(nextNs)) this.#cancelHold = this.#options.clock.after(Math.max(1, Math.ceil((nextNs - dueNs) / NS_PER_MS)), () => this.#wakeUp());
    if (!isEnd) this.#judge();
  }

  /** Ends the capture where nothing can come any more, or enough has. */
  #judge(): void {
    const { recorder } = this.#options;
    const isUseless = this.#captures.every(({ state, failure }) => state === 'ended' || failure !== null);
    if (isUseless && !this.#finishing && this.#isStarted) {
      for (const { failure, status } of this.#captures) if (failure !== null) this.#failures.push({ file: status.name, offset: null, message: failure, kind: 'uncapturable' });
    }
    if (isUseless || recorder?.isDone === true) void this.finish();
  }

  #record(): void {
    const { recorder } = this.#options;
    if (recorder === null) return;
    const hadError = recorder.error !== null;
    recorder.flush();
    if (recorder.error !== null && !hadError) this.#options.listener.fail(recorder.error.message);
  }

  async #woken(): Promise<void> {
    if (!this.#isAwake) await new Promise<void>((resolve) => (this.#wake = resolve));
    this.#isAwake = false;
  }

  #wakeUp(): void {
    this.#isAwake = true;
    this.#wake();
  }
}
