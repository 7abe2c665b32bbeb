import type { Socket } from 'node:net';
import { PassThrough } from 'node:stream';
import { backends } from './backends.js';
import type { BackendExit, LauncherOrder, LauncherReport } from './launcher-protocol.js';
import type { ListInterfaces, NetworkInterface } from './network-interface.js';
import type { Tap, TapEnd, TapRequest } from './tap.js';
import { tapEnd } from './tap-end.js';
import { TapSocket } from './tap-socket.js';

/** A launcher that does not answer a question within this is not waited for. */
const ANSWER_MS = 1000;

/** One run of a backend, as the launcher tells of it. */
export class ForkedTap implements Tap {
  readonly request: TapRequest;
  readonly octets = new PassThrough();
  readonly clock: Tap['clock'];
  readonly delayMs: number;
  readonly started: Promise<boolean>;
  readonly ended: Promise<TapEnd>;
  readonly #number: number;
  readonly #list: ListInterfaces;
  readonly #send: (order: LauncherOrder) => void;
  readonly #interface: NetworkInterface | undefined;
  readonly #socket: TapSocket;
  readonly #answers = new Map<number, (lost: number | null) => void>();
  #setStarted!: (hasStarted: boolean) => void;
  #setEnded!: (end: TapEnd) => void;
  #isConnected = false;
  #hasOctets = false;
  #isRunning = false;
  #hasStarted = false;
  #isOver = false;
  #wasStopped = false;
  #lost: number | null = null;
  #asked = 0;

  constructor(number: number, request: TapRequest, list: ListInterfaces, send: (order: LauncherOrder) => void) {
    this.#number = number;
    this.request = request;
    this.#list = list;
    this.#send = send;
    const backend = backends[request.backend];
    this.clock = backend.clock;
    this.delayMs = backend.delayMs(request);
    this.#interface = list().find(({ name }) => name === request.interface);
    this.started = new Promise((resolve) => (this.#setStarted = resolve));
    this.ended = new Promise((resolve) => (this.#setEnded = resolve));
    this.#socket = new TapSocket((socket) => this.#connect(socket));
  }

  start(): void {
    const { interface: name } = this.request;
    if (this.#interface === undefined) return this.#end({ wasFound: true, code: null, signal: null, lines: [`no interface ${name}`], lost: null });
    this.#socket.path.then(
      (socketPath) => this.#send({ type: 'start', tap: this.#number, request: this.request, socketPath }),
      (error: unknown) => this.#end({ wasFound: true, code: null, signal: null, lines: [`no place for its socket: ${(error as Error).message}`], lost: null }),
    );
  }

  #connect(socket: Socket): void {
    this.#isConnected = true;
    socket.once('data', () => {
      this.#hasOctets = true;
      this.#settle();
    });
    socket.on('error', () => this.octets.end());
    socket.pipe(this.octets);
  }

  /** It captures when it writes and the launcher has it in its hands. */
  #settle(): void {
    this.#hasStarted = this.#hasOctets && this.#isRunning;
    if (this.#hasStarted) this.#setStarted(true);
  }

  hear(report: LauncherReport): void {
    if (report.type === 'started') {
      this.#isRunning = true;
      this.#settle();
    } else if (report.type === 'ended') this.#end(report.exit);
    else if (report.type === 'lost') {
      this.#lost = report.lost ?? this.#lost;
      this.#answers.get(report.ask)?.(this.#lost);
    }
  }

  launcherDied(): void {
    this.#end(null);
  }

  /** `exit`: null when the launcher has gone, and nobody knows. */
  #end(exit: BackendExit | null): void {
    if (this.#isOver) return;
    this.#isOver = true;
    this.#lost = exit?.lost ?? this.#lost;
    this.#socket.close();
    if (!this.#isConnected) this.octets.end();
    for (const answer of this.#answers.values()) answer(this.#lost);
    this.#setStarted(this.#hasStarted);
    this.#setEnded(tapEnd({ request: this.request, exit, wasStopped: this.#wasStopped, hasStarted: this.#hasStarted, before: this.#interface, now: this.#list() }));
  }

  async lost(): Promise<number | null> {
    if (this.#isOver) return this.#lost;
    const ask = ++this.#asked;
    await new Promise<void>((resolve) => {
      const timer = setTimeout(resolve, ANSWER_MS);
      this.#answers.set(ask, () => {
        clearTimeout(timer);
        resolve();
      });
      this.#send({ type: 'lost', tap: this.#number, ask });
    });
    this.#answers.delete(ask);
    return this.#lost;
  }

  async stop(): Promise<void> {
    if (!this.#isOver && !this.#wasStopped) {
      this.#wasStopped = true;
      this.#send({ type: 'stop', tap: this.#number });
    }
    await this.ended;
  }
}
