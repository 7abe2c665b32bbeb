import type { Progress } from '../capture/source.js';
import { duration } from '../text/duration.js';
import { size } from '../text/size.js';

/** The terminal that progress is shown on. */
export interface Terminal {
  write(text: string): unknown;
  /** Characters in a line, 0 where it does not know; asked for each time. */
  readonly columns?: number;
}

/** Work that is over before this many milliseconds is not worth a word. */
const FIRST_MS = 500;
const EVERY_MS = 200;
const USUAL_COLUMNS = 80;

/** What can be said of the progress after `elapsedMs`, longest first. */
function wordings({ octets, total }: Progress, elapsedMs: number): string[] {
  const perMs = octets / elapsedMs;
  const rate = `${size(perMs * 1000)}/s`;
  // A file that has grown since it was opened: nobody knows where it ends.
  if (total === null || octets > total) return [`${size(octets)}, ${rate}`, size(octets)];
  const share = `${total === 0 ? 100 : Math.floor((100 * octets) / total)} %`;
  const amount = `${size(octets)} of ${size(total)}`;
  const left = perMs > 0 ? [`${duration(Math.max(1, Math.ceil((total - octets) / perMs / 1000)) * 1e9)} left`] : [];
  return [[share, amount, rate, ...left], [share, amount, ...left], [share, ...left], [share]].map((parts) => parts.join(', '));
}

/** One line on a terminal that says how far long work has come: written over again and again, and erased at the end. */
export class ProgressLine {
  readonly #terminal: Terminal;
  readonly #nowMs: () => number;
  readonly #startMs: number;
  #nextMs: number;
  /** Characters on the terminal now. */
  #width = 0;

  /** `nowMs` is a clock that never goes back; the work begins now. */
  constructor(terminal: Terminal, nowMs: () => number) {
    this.#terminal = terminal;
    this.#nowMs = nowMs;
    this.#startMs = nowMs();
    this.#nextMs = this.#startMs + FIRST_MS;
  }

  /** Shows the progress if it is time to. A terminal too narrow for the shortest wording is left alone. */
  update(progress: Progress): void {
    const nowMs = this.#nowMs();
    if (nowMs < this.#nextMs) return;
    this.#nextMs = nowMs + EVERY_MS;
    // A character in the last column would make many terminals go on to the next line.
    const room = (this.#terminal.columns || USUAL_COLUMNS) - 1;
    this.#show(wordings(progress, nowMs - this.#startMs).find((text) => text.length <= room) ?? '');
  }

  /** Takes the line away: before anything else is written, and at the end. */
  erase(): void {
    this.#show('');
  }

  /** Blanks and not an escape sequence wipe out what is left of a longer text: every terminal knows them. */
  #show(text: string): void {
    if (text === '' && this.#width === 0) return;
    this.#terminal.write(`\r${text.padEnd(this.#width)}${text === '' ? '\r' : ''}`);
    this.#width = text.length;
  }
}
