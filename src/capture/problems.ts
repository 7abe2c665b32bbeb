import type { Problem } from './source.js';

const SUPPORTED = 'supported: pcap, pcapng, gzip';

/** The problems of one input, as sentences. */
export class Problems {
  readonly list: Problem[] = [];
  readonly #file: string;
  readonly #label: string;
  /** Set once the input turned out to be compressed: offsets then count inflated octets. */
  inflated = false;

  constructor(file: string) {
    this.#file = file;
    this.#label = file === '-' ? 'standard input' : file;
  }

  /** The input holds no capture at all; `found` as in "looks like text". */
  notCapture(found: string): void {
    this.#add('unreadable', null, `not a capture file (${found}); ${SUPPORTED}`);
  }

  /** The operating system refuses; `reason` as in "permission denied". */
  unreadable(reason: string): void {
    this.#add('unreadable', null, `cannot be read (${reason}); ${SUPPORTED}`);
  }

  /** Reading ended before its time; `reason` as in "out of memory". */
  brokenOff(reason: string): void {
    this.#add('unreadable', null, `could not be read to its end (${reason})`);
  }

  /** The container breaks at `offset`; `wanted` says what was expected and what is there. */
  damaged(offset: number, wanted: string): void {
    const stream = this.inflated ? ' of the inflated stream' : '';
    this.#add('damaged', offset, `damaged at offset ${offset}${stream}: ${wanted}`);
  }

  /** A sound capture holds what is not decoded. */
  unsupported(what: string): void {
    this.#add('unsupported', null, what);
  }

  #add(kind: Problem['kind'], offset: number | null, what: string): void {
    this.list.push({ file: this.#file, offset, message: `${this.#label}: ${what}`, kind });
  }
}
