import { resolve } from 'node:path';
import type { Frame } from '../model/frame.js';
import { FileOctets } from './file-octets.js';
import type { Spool } from './spool.js';

/** Where the octets of a frame are kept. */
export interface OctetPlace {
  /** The file that they stand in, as its capture point names it. */
  readonly file: string | null;
  /** Octets before them: in the file, or ever put into the spool. */
  readonly offset: number;
  readonly length: number;
  readonly isSpooled: boolean;
}

/** Why octets are gone: newer ones took their place; the file has others there, or none; the system refuses to read them. */
export type Gone = 'overwritten' | 'changed' | 'unreadable';

/** Reads the octets of frames again: from their file, or from the spool that they were put into. */
export class FrameOctets {
  readonly #only: string | null;
  readonly #folder = process.cwd();
  readonly #files = new FileOctets();
  readonly #spool: Spool;

  /** `files` are the inputs as they were named; `spool` is closed with this. */
  constructor(files: readonly string[], spool: Spool) {
    this.#only = files.length === 1 ? files[0]! : null;
    this.#spool = spool;
  }

  /** Sees to it that a frame can be read again; gives the offset of its octets. */
  keep({ offset, data }: Frame): number {
    return offset ?? this.#spool.put(data);
  }

  /** The octets, or why they are gone; that a file was written anew is for the caller to see. */
  read({ file, offset, length, isSpooled }: OctetPlace): Uint8Array | Gone {
    try {
      if (isSpooled) return this.#spool.read(offset, length) ?? 'overwritten';
      const octets = this.#files.read(resolve(this.#folder, (file ?? this.#only)!), offset, length);
      return octets.length < length ? 'changed' : octets;
    } catch {
      return 'unreadable';
    }
  }

  close(): void {
    this.#files.close();
    this.#spool.close();
  }
}
