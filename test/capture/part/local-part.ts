import type { Part, PartRequest, Piece, Split } from '../../../src/capture/part/part.js';
import { readPart } from '../../../src/capture/part/read-part.js';

/** A part that no thread reads: it is read whole when it is begun. */
class LocalPart implements Part {
  readonly start: Promise<number | null>;
  readonly octets = 0;
  readonly #pieces: Piece[] = [];
  taken = 0;

  constructor(request: PartRequest) {
    this.start = this.#read(request);
  }

  async next(): Promise<Piece | null> {
    this.taken++;
    return this.#pieces.shift() ?? null;
  }

  stop(): void {
    this.#pieces.length = 0;
  }

  async #read(request: PartRequest): Promise<number | null> {
    let start: number | null = null;
    await readPart(request, {
      start: (offset) => (start = offset),
      piece: (piece) => this.#pieces.push(piece),
      progress: () => {},
    });
    return start;
  }
}

/** Cuts every file at `offset`, whatever its size, and reads the second part in the same thread, however dense it is. */
export class LocalSplit implements Split {
  readonly cut: () => number;
  readonly densest: number;
  #part: LocalPart | null = null;

  constructor(offset: number, densest = 1) {
    this.cut = () => offset;
    this.densest = densest;
  }

  readonly begin = async (request: PartRequest): Promise<Part> => {
    this.#part = new LocalPart(request);
    return this.#part;
  };

  /** Where the second part began; null where it did not. */
  async start(): Promise<number | null> {
    return (await this.#part?.start) ?? null;
  }

  /** Whether the second part was joined to the first. */
  get isJoined(): boolean {
    return this.#part !== null && this.#part.taken > 0;
  }
}
