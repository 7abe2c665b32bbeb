import { parse, type Parser } from '../parser.js';
import type { Scan } from '../scan.js';
import { RUN, type Part, type Piece } from './part.js';

/** The second part of a file, which another thread reads, and how it is joined to the first, which is read here. */
export class SecondPart {
  readonly #part: Part;
  readonly #cut: number;
  readonly #head: number;
  #isJoined = false;

  /** The other thread began at `cut` with what the first `head` octets declare. */
  constructor(part: Part, cut: number, head: number) {
    this.#part = part;
    this.#cut = cut;
    this.#head = head;
  }

  /** Octets that the other thread has read. */
  get octets(): number {
    return this.#part.octets;
  }

  /** True from when on pieces are to be read instead of the file. */
  get isJoined(): boolean {
    return this.#isJoined;
  }

  /** How far the octets of the file before offset `end` belong to the first part. */
  async border(end: number): Promise<number> {
    if (end <= this.#cut) return end;
    const start = await this.#part.start;
    return start === null ? end : Math.min(end, start);
  }

  /**
   * The first part was read up to the border: the other thread was right only if a record ends there, and if nothing was
   * declared meanwhile.
   */
  async join(parser: Parser, scan: Scan): Promise<boolean> {
    this.#isJoined = scan.offset === (await this.#part.start) && parser.isAtRecord && parser.declaredEnd === this.#head;
    return this.#isJoined;
  }

  /** Reads the next piece; false where there is none, and the file has to be read on from where the parser stands. */
  async read(parser: Parser, scan: Scan): Promise<boolean> {
    const piece = await this.#part.next();
    return piece !== null && readPiece(piece, parser, scan);
  }

  stop(): void {
    this.#part.stop();
  }
}

/** False where the parser did not consume a record: it then stands before it. */
function readPiece({ octets, runs }: Piece, parser: Parser, scan: Scan): boolean {
  let at = 0;
  for (let run = 0; run < runs.length; run += RUN) {
    const [place, length, frames, maxNs, lastNs] = runs.subarray(run, run + RUN) as unknown as [number, number, number, number, number];
    at = parse(parser, octets, at, place);
    if (at < place) return false;
    scan.walked(length, frames, maxNs, lastNs);
    // What this thread walks over itself must not take its place.
    scan.flush();
  }
  return parse(parser, octets, at, octets.length) === octets.length;
}
