import type { LiveInterface } from '../../model/live-status.js';
import type { Timebase } from '../../model/timebase.js';
import { CaptureInput } from '../capture-input.js';
import { StreamReader } from '../octet-reader.js';
import { Problems } from '../problems.js';
import { RecordQueue } from '../record-queue.js';
import { Scan } from '../scan.js';
import type { Sink } from '../sink.js';
import type { Problem } from '../source.js';
import type { CaptureClock } from './capture-clock.js';
import { InterfaceSink } from './interface-sink.js';
import type { LiveClock } from './live-clock.js';
import type { LiveListener } from './live-listener.js';
import type { NetworkInterface } from './network-interface.js';
import { RestartPause } from './restart-pause.js';
import type { Tap, TapCause, TapEnd, TapRequest, Taps } from './tap.js';

/** Records that may wait to be taken; then the backend, and behind it the kernel, has to wait. */
const MOST_WAITING = 20_000;
/** A backend that has closed its stream has so long to end. */
const END_MS = 2000;
/** Causes that no waiting will cure. */
const FINAL: ReadonlySet<TapCause> = new Set<TapCause>(['missing', 'forbidden', 'bad-filter']);

export interface InterfaceCaptureOptions {
  readonly request: TapRequest;
  readonly taps: Taps;
  readonly timers: LiveClock;
  readonly clock: CaptureClock;
  readonly timebase: Timebase;
  readonly tunnels: boolean;
  readonly output: Pick<Sink, 'copier' | 'watch'>;
  readonly listener: LiveListener;
  /** There is something to take, or the state is another one. */
  readonly wake: () => void;
}

/** The capture on one interface: one tap after another, as the interface comes and goes. */
export class InterfaceCapture {
  readonly queue: RecordQueue;
  readonly sink: InterfaceSink;
  /** What was found in the streams that is not decoded. */
  readonly problems: Problem[] = [];
  state: LiveInterface['state'] = 'starting';
  readonly #options: InterfaceCaptureOptions;
  readonly #name: string;
  readonly #pause = new RestartPause();
  #nameNow: string;
  /** The number of the interface; null while it is not known to be there. */
  #index: number | null = null;
  #seen: NetworkInterface | null = null;
  #sentence: string | null = null;
  #tap: Tap | null = null;
  /** The tap that was opened last, though it may have ended. */
  #latest: Tap | null = null;
  /** Whether it ended before anything was captured. */
  #hasFailed = false;
  #run: Promise<void> = Promise.resolve();
  #runs = 0;
  /** Frames lost in earlier runs, and in this one as far as was told; null where nobody counts. */
  #lostBefore = 0;
  #lost: number | null = null;
  #asking: Promise<void> | null = null;
  #isStopping = false;
  /** Why the present tap was left, the program going on. */
  #left: string | null = null;
  #cancelRestart: () => void = () => {};
  #hasRoom: () => void = () => {};
  /** Why it has ended before it was told to; null else. */
  failure: string | null = null;

  constructor(options: InterfaceCaptureOptions) {
    this.#options = options;
    this.#name = options.request.interface;
    this.#nameNow = this.#name;
    this.queue = new RecordQueue(options.output);
    this.sink = new InterfaceSink({ name: this.#name, queue: this.queue, clock: options.clock, onBegin: () => this.#begun() });
  }

  get status(): LiveInterface {
    return {
      name: this.#name,
      nameNow: this.#nameNow,
      state: this.state,
      sentence: this.#sentence,
      backend: this.#options.request.backend,
      clock: this.#latest?.clock ?? 'ns',
      hasCarrier: this.#seen?.hasCarrier ?? null,
      frames: this.sink.frames,
      lost: this.#lost === null ? null : this.#lostBefore + this.#lost,
      restarts: Math.max(0, this.#runs - 1),
    };
  }

  /** Longest time for which its backend keeps frames back. */
  get delayMs(): number {
    return this.#tap?.delayMs ?? 0;
  }

  /** Whether the interface may carry frames that nobody captures. */
  get isBlind(): boolean {
    return this.state === 'waiting' && this.#tap === null && this.#runs > 0 && this.#seen?.isUp === true;
  }

  /** Begins, or waits where the interface is there and down. Only a tap knows what no list has. */
  start(all: readonly NetworkInterface[]): void {
    this.#look(all);
    if (this.#seen?.isUp === false) this.#wait(`${this.#name} is down: its capture begins when it is up`);
    else this.#open();
  }

  /** The interfaces are these now: follows a new name, and begins again where it can. */
  poll(all: readonly NetworkInterface[]): void {
    if (this.state === 'ended') return;
    const before = this.#seen;
    this.#look(all);
    const now = this.#seen;
    this.#watchCarrier(before, now);
    if (this.#tap === null) {
      if (now?.isUp === true && before?.isUp !== true) this.#restart(this.#hasFailed ? this.#pause.nextMs(this.#options.timers.nowUs()) : 0);
      return;
    }
    if (before?.isUp === true && now?.isUp === false) this.#wait(`${this.#nameNow} went down: its capture goes on when it is up`);
    else if (now?.isUp === true && before?.isUp === false && this.state === 'waiting') this.#capture();
    if (now === null || before === null || now.index === 0 || before.index === 0 || now.index === before.index) return;
    this.#left = `${this.#nameNow} was made anew: its capture begins again`;
    void this.#tap.stop();
  }

  /** Asks what was lost, one question at a time; resolves when that is known. */
  ask(safeNs: number): Promise<void> {
    const tap = this.#tap;
    if (tap === null) return Promise.resolve();
    return (this.#asking ??= this.#count(tap, safeNs).finally(() => (this.#asking = null)));
  }

  /** Records were taken: there may be room for more. */
  taken(): void {
    if (this.queue.size < MOST_WAITING) this.#hasRoom();
  }

  /** Ends it; resolves when all that was captured is in the queue. */
  async stop(): Promise<void> {
    this.#isStopping = true;
    this.#cancelRestart();
    this.#hasRoom();
    const tap = this.#tap;
    await tap?.stop();
    await this.#run;
    if (tap) await this.#count(tap, this.#options.clock.nowNs());
    if (this.state === 'ended') return;
    this.state = 'ended';
    this.#changed();
  }

  /** Finds the interface by its number, or by its name where that number is gone. */
  #look(all: readonly NetworkInterface[]): void {
    // The number is 0 where the system does not say.
    const same = all.find(({ index }) => index > 0 && index === this.#index) ?? null;
    const now = same ?? all.find(({ name }) => name === this.#name) ?? null;
    this.#seen = now;
    if (now === null) return;
    if (now.index > 0) this.#index = now.index;
    if (now.name === this.#nameNow) return;
    this.#nameNow = now.name;
    this.#options.listener.note(now.name === this.#name ? `${this.#name} has its name again` : `${this.#name} is called ${now.name} now: its capture goes on`);
    this.#changed();
  }

  /** Says when an interface that is up has no link behind it any more, or has one again. */
  #watchCarrier(before: NetworkInterface | null, now: NetworkInterface | null): void {
    if (before?.isUp !== true || now?.isUp !== true || before.hasCarrier === null || now.hasCarrier === null || before.hasCarrier === now.hasCarrier) return;
    const { listener } = this.#options;
    if (now.hasCarrier) listener.note(`${this.#nameNow} has a carrier again`);
    else listener.fail(`${this.#nameNow} has no carrier: nothing comes until there is a link`);
    this.#changed();
  }

  #open(): void {
    const { taps, request } = this.#options;
    const tap = taps.open({ ...request, interface: this.#nameNow });
    this.#tap = tap;
    this.#latest = tap;
    this.#hasFailed = true;
    this.#lostBefore += this.#lost ?? 0;
    this.#lost = null;
    this.sink.opens(tap);
    this.#run = this.#pump(tap);
  }

  /** Reads the stream of a tap to its end. */
  async #pump(tap: Tap): Promise<void> {
    const { timebase, tunnels, wake } = this.#options;
    const problems = new Problems(this.#name);
    const scan = new Scan(this.sink, problems, tunnels);
    const input = new CaptureInput(new StreamReader(tap.octets), { file: null, sink: this.sink, scan, timebase, problems }, null);
    while (await input.advance()) {
      wake();
      if (this.queue.size >= MOST_WAITING && !this.#isStopping) await new Promise<void>((resolve) => (this.#hasRoom = resolve));
    }
    // A stream that was left before its end has a backend that still runs; else that has ended, or soon will.
    const cancel = this.#options.timers.after(tap.octets.readableEnded ? END_MS : 0, () => void tap.stop());
    const end = await tap.ended;
    cancel();
    // Some backends count only at the end.
    if (!this.#isStopping) await this.#count(tap, this.#options.clock.nowNs());
    this.#tap = null;
    const foreign = problems.list.filter(({ kind }) => kind === 'unsupported');
    this.problems.push(...foreign.filter(({ message }) => this.problems.every((known) => known.message !== message)));
    // A stream that ends within a record ends as its backend did; one that is damaged before that was left by us.
    const damage = problems.list.find(({ kind }) => kind !== 'unsupported')?.message;
    const left = end.cause === 'stopped' ? (this.#left ?? damage ?? end.sentence) : end.sentence;
    this.#left = null;
    if (!this.#isStopping) this.#ended({ cause: end.cause, sentence: left });
    wake();
  }

  #begun(): void {
    this.#runs++;
    this.#hasFailed = false;
    this.#pause.begun(this.#options.timers.nowUs());
    this.#capture();
  }

  #capture(): void {
    if (this.#runs > 1 || this.state === 'waiting') this.#options.listener.note(`${this.#nameNow} is captured ${this.#runs > 1 ? 'again' : 'now'}`);
    this.#sentence = null;
    this.state = 'capturing';
    this.#changed();
  }

  #ended({ cause, sentence }: TapEnd): void {
    const { clock, timers } = this.#options;
    const hasBegun = this.#runs > 0;
    if (FINAL.has(cause) || (!hasBegun && cause === 'died' && this.#pause.isHopeless)) return this.#give(sentence);
    this.sink.missed(clock.nowNs(), null);
    this.#wait(sentence, cause === 'no-interface' && !hasBegun);
    if (cause === 'died' || cause === 'stopped') this.#restart(this.#pause.nextMs(timers.nowUs()));
    // What ended it may be over already; the next poll sees what changes from now on.
    else if (this.#seen?.isUp === true) this.#seen = { ...this.#seen, isUp: false };
  }

  /** It cannot go on. */
  #give(sentence: string): void {
    this.failure = sentence;
    this.#sentence = sentence;
    this.state = 'ended';
    this.#options.listener.fail(sentence);
    this.#changed();
  }

  #wait(sentence: string, isAbsent = false): void {
    const isNews = this.state !== 'waiting' || this.#sentence !== sentence;
    this.failure = isAbsent ? sentence : null;
    this.#sentence = sentence;
    this.state = 'waiting';
    if (!isNews) return;
    this.#options.listener.fail(sentence);
    this.#changed();
  }

  #restart(afterMs: number): void {
    this.#cancelRestart();
    this.#cancelRestart = this.#options.timers.after(afterMs, () => {
      if (!this.#isStopping && this.#tap === null) this.#open();
    });
  }

  async #count(tap: Tap, safeNs: number): Promise<void> {
    const lost = await tap.lost();
    if (lost === null || tap !== this.#latest) return;
    const more = lost - (this.#lost ?? 0);
    this.#lost = lost;
    if (more <= 0) return;
    this.sink.missed(safeNs, more);
    this.#options.wake();
  }

  #changed(): void {
    this.#options.listener.changed?.(this.status);
  }
}
