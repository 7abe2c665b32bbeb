import type { ChunkRing } from './chunk-ring.js';

/** A ring of chunks in memory. */
export class MemoryRing implements ChunkRing {
  readonly size: number;
  readonly #chunks: Uint8Array[] = [];

  /** It keeps `size` chunks. */
  constructor(size: number) {
    this.size = size;
  }

  write(number: number, chunk: Uint8Array): void {
    const oldest = this.#chunks[number % this.size];
    if (oldest) oldest.set(chunk);
    else this.#chunks[number % this.size] = chunk.slice();
  }

  read(number: number, at: number, into: Uint8Array): void {
    into.set(this.#chunks[number % this.size]!.subarray(at, at + into.length));
  }

  close(): void {
    this.#chunks.length = 0;
  }
}
