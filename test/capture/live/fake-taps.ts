import { PassThrough } from 'node:stream';
import type { NetworkInterface } from '../../../src/capture/live/network-interface.js';
import type { Tap, TapCause, TapEnd, TapRequest, Taps } from '../../../src/capture/live/tap.js';

/** A run of a backend that a test plays. */
export class FakeTap implements Tap {
  readonly request: TapRequest;
  readonly octets = new PassThrough();
  readonly clock: Tap['clock'];
  delayMs = 0;
  readonly started: Promise<boolean>;
  readonly ended: Promise<TapEnd>;
  isOver = false;
  /** What it answers when asked for losses. */
  lostCount: number | null = 0;
  /** What it still writes when it is stopped. */
  rest: Uint8Array = new Uint8Array(0);
  #setStarted!: (hasStarted: boolean) => void;
  #setEnded!: (end: TapEnd) => void;

  constructor(request: TapRequest, clock: Tap['clock']) {
    this.request = request;
    this.clock = clock;
    this.started = new Promise((resolve) => (this.#setStarted = resolve));
    this.ended = new Promise((resolve) => (this.#setEnded = resolve));
  }

  feed(octets: Uint8Array): void {
    this.#setStarted(true);
    if (!this.octets.destroyed) this.octets.write(octets);
  }

  end(cause: TapCause, sentence = `${this.request.interface}: ${cause}`): void {
    if (this.isOver) return;
    this.isOver = true;
    this.#setStarted(false);
    if (!this.octets.destroyed) this.octets.end();
    this.#setEnded({ cause, sentence });
  }

  async lost(): Promise<number | null> {
    return this.lostCount;
  }

  async stop(): Promise<void> {
    if (!this.isOver && this.rest.length > 0) this.feed(this.rest);
    this.end('stopped');
  }
}

/** Backends that a test plays. */
export class FakeTaps implements Taps {
  readonly opened: FakeTap[] = [];
  /** Called with each tap that is opened. */
  onOpen: (tap: FakeTap) => void = () => {};
  clock: Tap['clock'] = 'us';
  isClosed = false;

  open(request: TapRequest): FakeTap {
    const tap = new FakeTap(request, this.clock);
    this.opened.push(tap);
    this.onOpen(tap);
    return tap;
  }

  async close(): Promise<void> {
    this.isClosed = true;
    for (const tap of this.opened) tap.end('stopped');
  }

  /** The latest tap. */
  get last(): FakeTap {
    return this.opened.at(-1)!;
  }
}

/** An interface that is up. */
export function up(name: string, index = 2): NetworkInterface {
  return { name, index, isUp: true, hasCarrier: true, type: 'ether' };
}
