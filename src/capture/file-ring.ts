import { randomUUID } from 'node:crypto';
import { closeSync, openSync, readSync, rmSync, unlinkSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { CHUNK, type ChunkRing } from './chunk-ring.js';

/** A ring of chunks in a temporary file that nobody else sees: it loses its name as soon as it is open, where the system allows that. */
export class FileRing implements ChunkRing {
  size: number;
  readonly #fd: number;
  /** The name to be removed in the end; null where that is done. */
  #path: string | null = null;

  /** Makes the file, of at most `size` chunks, in `folder`; throws the error of the operating system. */
  constructor(folder: string, size: number) {
    const path = join(folder, `evbscope-${randomUUID()}`);
    this.size = size;
    this.#fd = openSync(path, 'wx+', 0o600);
    try {
      unlinkSync(path);
    } catch {
      this.#path = path;
    }
  }

  write(number: number, chunk: Uint8Array): void {
    try {
      this.#write(number, chunk);
    } catch (error) {
      // The disk is full: what the file has until now is all it will ever have, and is written anew from its start.
      if (number < 2 || number >= this.size) throw error;
      this.size = number;
      this.#write(number, chunk);
    }
  }

  read(number: number, at: number, into: Uint8Array): void {
    const position = (number % this.size) * CHUNK + at;
    for (let done = 0; done < into.length; ) {
      const length = readSync(this.#fd, into, done, into.length - done, position + done);
      if (length === 0) throw new Error('the temporary file was cut');
      done += length;
    }
  }

  close(): void {
    closeSync(this.#fd);
    if (this.#path !== null) rmSync(this.#path, { force: true });
  }

  #write(number: number, chunk: Uint8Array): void {
    const position = (number % this.size) * CHUNK;
    for (let done = 0; done < chunk.length; ) done += writeSync(this.#fd, chunk, done, chunk.length - done, position + done);
  }
}
