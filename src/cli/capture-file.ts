import { createWriteStream, fstatSync, unlinkSync, type WriteStream } from 'node:fs';
import type { Sink } from './output.js';

/** Why a file cannot be written, for a sentence. */
const REASONS: ReadonlyMap<string, string> = new Map([
  ['ENOENT', 'no such folder'],
  ['ENOTDIR', 'no such folder'],
  ['EACCES', 'permission denied'],
  ['EPERM', 'permission denied'],
  ['EROFS', 'the file system is read-only'],
  ['EISDIR', 'a directory'],
  ['EEXIST', 'it is there already'],
  ['ENOSPC', 'no space left'],
  ['EDQUOT', 'the quota is used up'],
]);

/** The reason that an error of the operating system gives. */
export function writeReason(error: Error): string {
  return REASONS.get((error as NodeJS.ErrnoException).code ?? '') ?? error.message;
}

/** A file to be written, which begins to be there with its first octets: unreadable input leaves no empty one behind. */
export class CaptureFile implements Sink {
  readonly #path: string;
  readonly #flags: 'w' | 'wx';
  readonly #listeners: ((error: NodeJS.ErrnoException) => void)[] = [];
  #stream: WriteStream | null = null;
  /** True once it could be opened. */
  isOpen = false;
  #isFile = false;

  /** What is there already is overwritten only when `overwrites`. */
  constructor(path: string, overwrites: boolean) {
    this.#path = path;
    this.#flags = overwrites ? 'w' : 'wx';
  }

  write(octets: Uint8Array, done: () => void): boolean {
    return this.#open().write(octets, done);
  }

  get writableLength(): number {
    return this.#stream?.writableLength ?? 0;
  }

  once(event: 'drain', listener: () => void): void {
    this.#open().once(event, listener);
  }

  on(_event: 'error', listener: (error: NodeJS.ErrnoException) => void): void {
    this.#listeners.push(listener);
  }

  /** All was written: resolves when the file is closed, after an error, too. */
  async end(): Promise<void> {
    const stream = this.#stream;
    if (stream === null || stream.closed) return;
    await new Promise<void>((resolve) => {
      stream.once('close', resolve);
      stream.end();
    });
  }

  /** Takes away what an error left half written, unless that is a device or a pipe. */
  remove(): void {
    if (this.#isFile) unlinkSync(this.#path);
  }

  #open(): WriteStream {
    if (this.#stream === null) {
      this.#stream = createWriteStream(this.#path, { flags: this.#flags });
      this.#stream.once('open', (fd) => {
        this.isOpen = true;
        this.#isFile = fstatSync(fd).isFile();
      });
      this.#stream.on('error', (error) => {
        for (const listener of this.#listeners) listener(error);
      });
    }
    return this.#stream;
  }
}
