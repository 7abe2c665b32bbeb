import { constants, createGunzip, gunzipSync } from 'node:zlib';
import type { OctetReader } from './octet-reader.js';
import type { Progress } from './source.js';

const CHUNK = 256 * 1024;
/** Compressed octets handed to zlib at a time: when it fails, it keeps what this slice had given to itself. */
const SLICE = 32 * 1024;
/** Compressed octets kept to win back that last slice; in a longer stream its octets are lost. */
const HISTORY = 256 * 1024;
const MAX_SALVAGE = 64 * 1024 * 1024;
/** Checksum and length at the end of a member: given to zlib last and alone, so that a wrong one costs no data. */
const TRAILER = 8;

/**
 * The octets inside a gzip stream of one or more members. A stream that is cut or damaged ends after what could be
 * inflated, and `failure` then says why.
 */
export class GunzipReader implements OctetReader {
  /** What was wanted of the gzip stream and not there; null while nothing is wrong. */
  failure: string | null = null;
  readonly plainFile = null;
  readonly #source: OctetReader;
  readonly #gunzip = createGunzip({ chunkSize: CHUNK });
  /** Compressed octets that were read and not yet given to zlib. */
  #waiting: Uint8Array;
  #inflated: Uint8Array[] = [];
  #inflatedLength = 0;
  #history: Uint8Array[] = [];
  #historyLength = 0;
  #error: Error | null = null;
  #isEnded = false;
  #wake: () => void = () => undefined;

  /** `head` are the octets of the stream already read from `source`. */
  constructor(head: Uint8Array, source: OctetReader) {
    this.#waiting = head;
    this.#source = source;
    this.#gunzip.on('data', (chunk: Buffer) => this.#keep(chunk));
    this.#gunzip.on('end', () => this.#end());
    this.#gunzip.on('close', () => this.#end());
    this.#gunzip.on('error', (error) => {
      this.#error = error;
      this.#end();
    });
  }

  get progress(): Progress {
    return this.#source.progress;
  }

  async read(into: Uint8Array, at: number, to: number): Promise<number> {
    while (this.#inflated.length === 0 && !this.#isEnded) await this.#inflateSlice();
    const chunk = this.#inflated[0];
    if (chunk === undefined) return 0;
    const length = Math.min(chunk.length, to - at);
    into.set(chunk.subarray(0, length), at);
    if (length === chunk.length) this.#inflated.shift();
    else this.#inflated[0] = chunk.subarray(length);
    return length;
  }

  close(): void {
    this.#gunzip.destroy();
    this.#source.close();
  }

  async #inflateSlice(): Promise<void> {
    const slice = await this.#nextSlice();
    await new Promise<void>((resolve) => {
      this.#wake = resolve;
      if (slice.length > 0) this.#gunzip.write(slice, () => resolve());
      else this.#gunzip.end();
    });
    if (this.#error !== null) this.#fail(this.#error);
  }

  async #nextSlice(): Promise<Uint8Array> {
    while (this.#waiting.length <= TRAILER) {
      const more = new Uint8Array(TRAILER + SLICE);
      more.set(this.#waiting);
      const length = await this.#source.read(more, this.#waiting.length, more.length);
      if (length === 0) return this.#give(this.#waiting.length);
      this.#waiting = more.subarray(0, this.#waiting.length + length);
    }
    return this.#give(Math.min(SLICE, this.#waiting.length - TRAILER));
  }

  #give(length: number): Uint8Array {
    const slice = this.#waiting.subarray(0, length);
    this.#waiting = this.#waiting.subarray(length);
    this.#historyLength += length;
    if (this.#historyLength <= HISTORY) this.#history.push(slice);
    else this.#history = [];
    return slice;
  }

  #keep(chunk: Uint8Array): void {
    this.#inflated.push(chunk);
    this.#inflatedLength += chunk.length;
  }

  #end(): void {
    this.#isEnded = true;
    this.#wake();
  }

  #fail(error: Error): void {
    this.#error = null;
    if ((error as NodeJS.ErrnoException).code === 'Z_BUF_ERROR') {
      this.failure = 'the gzip stream wants more octets, the file ends';
      return;
    }
    this.failure = `the gzip stream wants sound data, it has an ${error.message}`;
    const missing = salvage(Buffer.concat(this.#history)).subarray(this.#inflatedLength);
    if (missing.length > 0) this.#keep(missing);
  }
}

/** What can be inflated of a stream that zlib gave up on: the longest start of it that inflates without an error. */
function salvage(stream: Buffer): Uint8Array {
  let best: Uint8Array = new Uint8Array(0);
  let good = 0;
  let bad = stream.length + 1;
  while (bad - good > 1) {
    const length = (good + bad) >> 1;
    try {
      // Without a demand for the end, a start that is cut anywhere is no error.
      best = gunzipSync(stream.subarray(0, length), {
        finishFlush: constants.Z_SYNC_FLUSH,
        maxOutputLength: MAX_SALVAGE,
      });
      good = length;
    } catch {
      bad = length;
    }
  }
  return best;
}
