import type { DriverNews, DriverOrder } from './tap-driver.js';
import { waitUntil } from './wait-until.js';

export interface LabEnd {
  readonly cause: string;
  readonly sentence: string;
  readonly lost: number | null;
}

/** A tap that another program opened, as that program tells of it. */
export class LabTap {
  readonly number: number;
  readonly started: Promise<boolean>;
  readonly ended: Promise<LabEnd>;
  readonly #ask: <T>(order: DriverOrder) => Promise<T>;
  readonly #chunks: Buffer[] = [];
  #isOver = false;
  #setStarted!: (hasStarted: boolean) => void;
  #setEnded!: (end: LabEnd) => void;

  constructor(number: number, ask: <T>(order: DriverOrder) => Promise<T>) {
    this.number = number;
    this.#ask = ask;
    this.started = new Promise((resolve) => (this.#setStarted = resolve));
    this.ended = new Promise((resolve) => (this.#setEnded = resolve));
  }

  hear(news: Exclude<DriverNews, { type: 'answer' }>): void {
    if (news.type === 'octets') this.#chunks.push(Buffer.from(news.base64, 'base64'));
    else if (news.type === 'started') this.#setStarted(news.hasStarted);
    else if (news.type === 'over') this.#isOver = true;
    else this.#setEnded({ cause: news.cause, sentence: news.sentence, lost: news.lost });
  }

  /** What came so far. */
  octets(): Uint8Array {
    return Buffer.concat(this.#chunks);
  }

  /** Resolves when nothing will come any more. */
  async over(): Promise<void> {
    await waitUntil('the stream ends', 10_000, () => (this.#isOver ? true : null));
  }

  lost(): Promise<number | null> {
    return this.#ask({ type: 'lost', tap: this.number });
  }

  stop(): Promise<void> {
    return this.#ask({ type: 'stop', tap: this.number });
  }
}
