/** Octets of a chunk. */
export const CHUNK = 256 * 1024;

/** Keeps the newest chunks of a stream; a chunk is `CHUNK` octets, told by its number. Numbers come in order. */
export interface ChunkRing {
  /** How many chunks it keeps. */
  readonly size: number;
  /** Takes a chunk in place of the oldest one; throws where it cannot be written. */
  write(number: number, chunk: Uint8Array): void;
  /** Fills `into` with the octets of a chunk that is kept, from `at` on; throws where it cannot be read. */
  read(number: number, at: number, into: Uint8Array): void;
  close(): void;
}
