import type { CaptureLimits } from '../../../src/capture/live/capture-limits.js';
import { LiveSource } from '../../../src/capture/live/live-source.js';
import type { NetworkInterface } from '../../../src/capture/live/network-interface.js';
import type { RecordTarget } from '../../../src/capture/live/record-target.js';
import { Recorder } from '../../../src/capture/live/recorder.js';
import type { Input } from '../../../src/model/frame.js';
import type { LiveInterface } from '../../../src/model/live-status.js';
import { Timebase } from '../../../src/model/timebase.js';
import { BIG, lldp, pcapHeader, pcapRecord } from '../capture-bytes.js';
import { FakeClock } from './fake-clock.js';
import { FakeTaps, up } from './fake-taps.js';

/** The second at which the worlds of the tests begin. */
export const START_SEC = 1_700_000_000;

/** A recording in memory, in a file after each `packetsAFile` packets. */
export class MemoryTarget implements RecordTarget {
  readonly file = 'memory';
  readonly isLast = false;
  octets = 0;
  packets = 0;
  readonly files: Uint8Array[] = [new Uint8Array(0)];
  isClosed = false;
  error: Error | null = null;
  readonly #packetsAFile: number;

  constructor(packetsAFile = Number.POSITIVE_INFINITY) {
    this.#packetsAFile = packetsAFile;
  }

  write(octets: Uint8Array): void {
    if (this.error) throw this.error;
    this.files.push(new Uint8Array(Buffer.concat([this.files.pop()!, octets])));
    this.octets += octets.length;
  }

  isFull(): boolean {
    return this.packets >= this.#packetsAFile;
  }

  next(): void {
    this.files.push(new Uint8Array(0));
    this.octets = 0;
    this.packets = 0;
  }

  close(): void {
    this.isClosed = true;
  }
}

export interface WorldOptions {
  readonly names?: readonly string[];
  readonly interfaces?: readonly NetworkInterface[];
  readonly limits?: CaptureLimits;
  readonly isImmediate?: boolean;
  readonly target?: MemoryTarget | null;
}

/** A live capture, read all the time, of interfaces that a test plays. */
export class LiveWorld {
  readonly clock = new FakeClock(START_SEC * 1e6);
  readonly taps = new FakeTaps();
  readonly timebase = new Timebase();
  readonly source: LiveSource;
  readonly recorder: Recorder | null;
  interfaces: readonly NetworkInterface[];
  readonly items: Input[] = [];
  readonly said: string[] = [];
  readonly states: LiveInterface[] = [];
  isOver = false;
  /** Called with what was just read. */
  onRead: (batch: readonly Input[]) => void = () => {};

  constructor({ names = ['eno1'], interfaces = names.map((name, at) => up(name, at + 2)), limits = {}, isImmediate = true, target = null }: WorldOptions = {}) {
    this.interfaces = interfaces;
    this.recorder = target && new Recorder(this.timebase, target);
    this.source = new LiveSource({
      interfaces: names,
      request: { backend: 'tcpdump', filter: 'f', isImmediate, snaplen: 65535, bufferMiB: 1 },
      taps: this.taps,
      list: () => this.interfaces,
      clock: this.clock,
      timebase: this.timebase,
      tunnels: false,
      recorder: this.recorder,
      limits,
      listener: { fail: (text) => void this.said.push(`! ${text}`), note: (text) => void this.said.push(text), changed: (now) => void this.states.push(now) },
    });
  }

  /** Begins to read, until the source has ended. */
  async begin(): Promise<void> {
    void this.#readAll();
    await this.clock.pass(0);
  }

  async #readAll(): Promise<void> {
    for (let batch = await this.source.read(); batch !== null; batch = await this.source.read()) {
      this.items.push(...batch);
      this.onRead(batch);
    }
    this.isOver = true;
    await this.source.close();
  }

  /** The header of a tap, after which it captures. */
  async header(at = this.taps.opened.length - 1): Promise<void> {
    this.taps.opened[at]!.feed(pcapHeader(BIG, 0xa1b2c3d4));
    await this.clock.pass(0);
  }

  /** A control frame, captured so many milliseconds ago. */
  async frame(mark: number, { tap = this.taps.opened.length - 1, agoMs = 0 } = {}): Promise<void> {
    const us = this.clock.nowUs() - agoMs * 1000;
    this.taps.opened[tap]!.feed(pcapRecord(BIG, { sec: Math.floor(us / 1e6), frac: us % 1e6, data: lldp(mark) }));
    await this.clock.pass(0);
  }

  /** The items so far, short: f1@0.5 a frame and when, g3@1 a gap of so many frames (g? where nobody knows), c@2 a clock. */
  get told(): string[] {
    const seconds = (timeNs: number): number => this.timebase.originSec - START_SEC + timeNs / 1e9;
    return this.items.map((item) => {
      const what = item.kind === 'frame' ? `f${item.data.at(-1)}` : item.kind === 'gap' ? `g${item.lost ?? '?'}` : 'c';
      return `${what}@${seconds(item.timeNs)}`;
    });
  }
}
