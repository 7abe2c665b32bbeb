import type { App } from '../app.js';
import { wireText } from '../draw/wire-text.js';

const BEAT_MS = 1000;

/** Looks once a second how a live capture is doing, and lets its times go on while the link is silent. */
export class Pulse {
  readonly #app: App;
  #timer: NodeJS.Timeout | null = null;

  constructor(app: App) {
    this.#app = app;
  }

  start(): void {
    this.#timer = setInterval(() => this.beat(), BEAT_MS);
  }

  stop(): void {
    clearInterval(this.#timer ?? undefined);
  }

  beat(): void {
    const told = this.#app.state.live?.notice() ?? [];
    if (!this.#app.loader.isReading) return this.#end(told);
    if (told.length > 0) this.#app.message = `${wireText(told[0]!)}${told.length > 1 ? ` (and ${told.length - 1} more: I shows them)` : ''}`;
    this.#app.catchUp();
  }

  /** Nothing more comes: what was captured stays to be looked at. */
  #end(told: readonly string[]): void {
    this.stop();
    this.#app.say(['the capture has ended, q quits', ...told.slice(0, 1)].join(': '));
  }
}
