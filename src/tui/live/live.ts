import type { LiveStatus } from '../../model/live-status.js';
import type { Recording } from '../recording.js';
import { interfaceChanges } from './interface-changes.js';

const RATE_WINDOW_MS = 10_000;
const MAX_NOTES = 200;

/** What the screens are told of a live capture beside its frames. */
export interface LiveTold {
  /** Which frames are captured, in words. */
  readonly filter: string;
  /** The sentences that were told since they were taken last. */
  readonly takeSentences: () => readonly string[];
}

/** Something that happened to a live capture. */
export interface LiveNote {
  /** Since the screens were opened. */
  readonly afterMs: number;
  readonly text: string;
}

/** A live capture as the screens tell of it: how it is doing, how fast frames come, and what happened to it. */
export class Live {
  readonly filter: string;
  readonly #takeSentences: () => readonly string[];
  readonly #source: Recording['source'];
  readonly #nowMs: () => number;
  readonly #startMs: number;
  readonly #notes: LiveNote[] = [];
  /** Frames that there were at some moments of the last seconds. */
  readonly #marks: { readonly ms: number; readonly frames: number }[] = [];
  #before: LiveStatus;
  /** How long it had been going on when it was last looked at. */
  upMs = 0;

  constructor(source: Recording['source'], { filter, takeSentences }: LiveTold, nowMs: () => number) {
    this.#source = source;
    this.filter = filter;
    this.#takeSentences = takeSentences;
    this.#nowMs = nowMs;
    this.#startMs = nowMs();
    this.#before = this.status;
  }

  get status(): LiveStatus {
    return this.#source.live ?? { interfaces: [], recording: null };
  }

  /** What happened, the newest last: the latest 200 of it. */
  get notes(): readonly LiveNote[] {
    return this.#notes;
  }

  /** Frames that kernel and backends say they lost. */
  get lost(): number {
    return this.status.interfaces.reduce((sum, { lost }) => sum + (lost ?? 0), 0);
  }

  /** Frames a second, of the last seconds. */
  get rate(): number {
    const [first, last] = [this.#marks[0], this.#marks.at(-1)];
    return first && last && last.ms > first.ms ? ((last.frames - first.frames) * 1000) / (last.ms - first.ms) : 0;
  }

  /** Looks how it is doing; gives what happened since it last looked. */
  notice(): readonly string[] {
    const [before, now] = [this.#before, this.status];
    this.#before = now;
    const ms = this.#nowMs();
    this.upMs = ms - this.#startMs;
    this.#marks.push({ ms, frames: this.#source.frames });
    while (this.#marks.length > 2 && ms - this.#marks[0]!.ms > RATE_WINDOW_MS) this.#marks.shift();
    const changes = now.interfaces.flatMap((one, index) => {
      const earlier = before.interfaces[index];
      return earlier ? interfaceChanges(earlier, one) : [];
    });
    const told = [...this.#takeSentences(), ...changes];
    this.#notes.push(...told.map((text) => ({ afterMs: this.upMs, text })));
    this.#notes.splice(0, this.#notes.length - MAX_NOTES);
    return told;
  }
}
