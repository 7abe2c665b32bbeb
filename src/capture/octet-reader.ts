import { closeSync, constants, createReadStream, fstatSync, openSync, readSync, statSync } from 'node:fs';
import { Socket } from 'node:net';
import type { Readable } from 'node:stream';
import { isMainThread } from 'node:worker_threads';
import type { Progress } from './source.js';

/** Octets of an input, from its start to its end. */
export interface OctetReader {
  /**
   * Puts some octets into `into` from `at` on, up to `to` at most; gives their number, 0 at the end, and without a promise
   * where it did not have to wait. Throws or rejects where reading fails.
   */
  read(into: Uint8Array, at: number, to: number): number | Promise<number>;
  /** Gives back what is open; a pending `read` then ends. */
  close(): void;
  readonly progress: Progress;
  /** The file that is read; null for what only comes once, or not from its start. */
  readonly plainFile: PlainFile | null;
}

/** A regular file that another thread can open, too, and that can be read from any offset. */
export interface PlainFile {
  readonly path: string;
  /** Device and inode. */
  readonly identity: string;
  /** Octets when it was opened. */
  readonly size: number;
  /** Goes on reading at `offset`. */
  seek(offset: number): void;
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
    return fstatSync(0).isFile() ? new FileReader(0, null) : new StreamReader(standardInput());
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
  return new FileReader(fd, file);
}

/** Standard input as it comes; a worker thread has none of its own, but it may read that of the process. */
function standardInput(): Readable {
  if (isMainThread) return process.stdin;
  const stat = fstatSync(0);
  return stat.isFIFO() || stat.isSocket() ? new Socket({ fd: 0, readable: true, writable: false }) : createReadStream('', { fd: 0, autoClose: false });
}

/** A file that never keeps its reader waiting: reading it at once is ten times faster than any stream. */
class FileReader implements OctetReader {
  readonly plainFile: PlainFile | null;
  readonly #fd: number;
  readonly #total: number | null;
  /** Octets read, and where the next ones are read. */
  #octets = 0;
  #isClosed = false;

  /** `path` is null for what was handed over open: it may not be at its start. */
  constructor(fd: number, path: string | null) {
    const stat = fstatSync(fd);
    const size = stat.isFile() ? stat.size : null;
    this.#fd = fd;
    this.#total = size;
    const seek = (offset: number): void => void (this.#octets = offset);
    this.plainFile = path === null || size === null ? null : { path, identity: `${stat.dev}:${stat.ino}`, size, seek };
  }

  get progress(): Progress {
    return { octets: this.#octets, total: this.#total };
  }

  read(into: Uint8Array, at: number, to: number): number {
    if (this.#isClosed) return 0;
    const length = readSync(this.#fd, into, at, to - at, this.plainFile === null ? null : this.#octets);
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
  readonly plainFile = null;
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

  async read(into: Uint8Array, at: number, to: number): Promise<number> {
    while (this.#chunk.length === 0) {
      const chunk = await this.#next();
      if (chunk === null) return 0;
      this.#chunk = chunk;
    }
    const length = Math.min(this.#chunk.length, to - at);
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
