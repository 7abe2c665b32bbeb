import { tmpdir } from 'node:os';
import { CHUNK, type ChunkRing } from './chunk-ring.js';
import { FileRing } from './file-ring.js';
import { MemoryRing } from './memory-ring.js';

export interface SpoolOptions {
  /** Most octets in the temporary file; 256 MiB without it. Never less than two chunks. */
  readonly maxOctets?: number;
  /** Most octets in memory where there can be no file; 16 MiB without it. */
  readonly maxMemoryOctets?: number;
  /** Where the temporary file is made; the folder of the system without it. */
  readonly folder?: string;
}

const MAX_OCTETS = 256 * 1024 * 1024;
const MAX_MEMORY_OCTETS = 16 * 1024 * 1024;

/**
 * Keeps the latest octets of what can be read only once. They go to a temporary file, which is a ring; where none can be
 * made or written, to a smaller ring in memory. Positions count all octets ever put.
 */
export class Spool {
  readonly #options: SpoolOptions;
  #ring: ChunkRing | null = null;
  /** The chunk that is being filled. */
  #chunk = new Uint8Array(0);
  #end = 0;
  #start = 0;

  constructor(options: SpoolOptions = {}) {
    this.#options = options;
  }

  /** Position of the oldest octet that is still there. */
  get start(): number {
    return this.#start;
  }

  /** Position behind the newest one. */
  get end(): number {
    return this.#end;
  }

  /** Takes octets; gives the position of the first one. */
  put(octets: Uint8Array): number {
    const position = this.#end;
    if (this.#chunk.length === 0) this.#chunk = new Uint8Array(CHUNK);
    for (let from = 0; from < octets.length; ) {
      const used = this.#end % CHUNK;
      const part = octets.subarray(from, from + CHUNK - used);
      this.#chunk.set(part, used);
      from += part.length;
      this.#end += part.length;
      if (this.#end % CHUNK === 0) this.#keep(this.#end / CHUNK - 1);
    }
    return position;
  }

  /** A copy of the octets at a position; null where newer ones took their place. Throws where the file cannot be read. */
  read(position: number, length: number): Uint8Array | null {
    if (position < this.#start || position + length > this.#end) return null;
    const octets = new Uint8Array(length);
    const filling = Math.floor(this.#end / CHUNK);
    for (let done = 0; done < length; ) {
      const number = Math.floor((position + done) / CHUNK);
      const at = (position + done) % CHUNK;
      const into = octets.subarray(done, done + CHUNK - at);
      if (number === filling) into.set(this.#chunk.subarray(at, at + into.length));
      else this.#ring!.read(number, at, into);
      done += into.length;
    }
    return octets;
  }

  /** Gives the file back; nothing can be read any more. */
  close(): void {
    this.#start = this.#end;
    this.#ring?.close();
    this.#ring = null;
  }

  #keep(number: number): void {
    this.#ring ??= this.#makeRing();
    try {
      this.#ring.write(number, this.#chunk);
    } catch {
      this.#ring.close();
      this.#start = number * CHUNK;
      this.#ring = this.#memoryRing();
      this.#ring.write(number, this.#chunk);
    }
    this.#start = Math.max(this.#start, (number + 1 - this.#ring.size) * CHUNK);
  }

  #makeRing(): ChunkRing {
    const { folder = tmpdir(), maxOctets = MAX_OCTETS } = this.#options;
    try {
      return new FileRing(folder, chunksIn(maxOctets));
    } catch {
      return this.#memoryRing();
    }
  }

  #memoryRing(): ChunkRing {
    return new MemoryRing(chunksIn(this.#options.maxMemoryOctets ?? MAX_MEMORY_OCTETS));
  }
}

/** A frame of the largest size reaches over two chunks. */
function chunksIn(octets: number): number {
  return Math.max(2, Math.floor(octets / CHUNK));
}
