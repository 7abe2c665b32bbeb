import { closeSync, constants, fstatSync, openSync, readSync, statSync } from 'node:fs';
import { Socket } from 'node:net';
import type { Readable } from 'node:stream';
import type { Progress } from './source.js';

/** Octets of an input, from its start to its end. */
export interface OctetReader {
  /** Puts some octets at `into[at]` and on; resolves with their number, 0 at the end. Rejects where reading fails. */
  read(into: Uint8Array, at: number): Promise<number>;
  /** Gives back what is open; a pending `read` then ends. */
  close(): void;
  readonly progress: Progress;
}

const STDIN_PATHS: ReadonlySet<string> = new Set(['-', '/dev/stdin', '/dev/fd/0', '/proc/self/fd/0']);

/** Whether the name stands for standard input. */
export function isStdin(file: string): boolean {
  return STDIN_PATHS.has(file);
}

/** Opens a file, a fifo or (`-`) standard input. Throws the error of the operating system; EISDIR for a directory. */
export function openReader(file: string): OctetReader {
  if (isStdin(file)) {
    // A socket or a pipe cannot be opened anew by name, and must not block the process while it is silent.
    return fstatSync(0).isFile() ? new FileReader(0) : new StreamReader(process.stdin);
  }
  if (statSync(file).isFIFO()) {
    // Without O_NONBLOCK opening would wait for a writer; the socket waits for one without blocking.
    const fd = openSync(file, constants.O_RDONLY | constants.O_NONBLOCK);
    return new StreamReader(new Socket({ fd, readable: true, writable: false }));
  }
  const fd = openSync(file, 'r');
  if (fstatSync(fd).isDirectory()) {
    closeSync(fd);
    throw Object.assign(new Error('a directory'), { code: 'EISDIR' });
  }
  return new FileReader(fd);
}

/** A file that never keeps its reader waiting: reading it at once is ten times faster than any stream. */
class FileReader implements OctetReader {
  readonly #fd: number;
  readonly #total: number | null;
  #octets = 0;
  #isClosed = false;

  constructor(fd: number) {
    const stat = fstatSync(fd);
    this.#fd = fd;
    this.#total = stat.isFile() ? stat.size : null;
  }

  get progress(): Progress {
    return { octets: this.#octets, total: this.#total };
  }

  async read(into: Uint8Array, at: number): Promise<number> {
    if (this.#isClosed) return 0;
    const length = readSync(this.#fd, into, at, into.length - at, null);
    this.#octets += length;
    return length;
  }

  close(): void {
    if (this.#isClosed) return;
    this.#isClosed = true;
    closeSync(this.#fd);
  }
}

/** A pipe, a fifo, a terminal: octets come when they come. */
export class StreamReader implements OctetReader {
  readonly #stream: Readable;
  readonly #chunks: AsyncIterator<Uint8Array>;
  #chunk: Uint8Array = new Uint8Array(0);
  #octets = 0;
  #isClosed = false;

  constructor(stream: Readable) {
    this.#stream = stream;
    this.#chunks = stream[Symbol.asyncIterator]();
  }

  get progress(): Progress {
    return { octets: this.#octets, total: null };
  }

  async read(into: Uint8Array, at: number): Promise<number> {
    while (this.#chunk.length === 0) {
      const chunk = await this.#next();
      if (chunk === null) return 0;
      this.#chunk = chunk;
    }
    const length = Math.min(this.#chunk.length, into.length - at);
    into.set(this.#chunk.subarray(0, length), at);
    this.#chunk = this.#chunk.subarray(length);
    this.#octets += length;
    return length;
  }

  close(): void {
    this.#isClosed = true;
    this.#stream.destroy();
  }

  async #next(): Promise<Uint8Array | null> {
    try {
      const { done, value } = await this.#chunks.next();
      return done === true ? null : value;
    } catch (error) {
      if (this.#isClosed) return null;
      throw error;
    }
  }
}
