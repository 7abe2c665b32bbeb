import { RUN, type Piece } from './part.js';

const OCTETS = 256 * 1024;
const RUNS = 4096;

/** Collects what was read of a part until it is worth handing over. */
export class PieceWriter {
  readonly #emit: (piece: Piece) => void;
  #octets = new Uint8Array(0);
  #length = 0;
  #runs = new Float64Array(0);
  #count = 0;

  constructor(emit: (piece: Piece) => void) {
    this.#emit = emit;
  }

  /** Data frames were walked over. */
  run(octets: number, frames: number, maxNs: number, lastNs: number): void {
    if (this.#runs.length === 0) this.#runs = new Float64Array(RUNS * RUN);
    this.#runs.set([this.#length, octets, frames, maxNs, lastNs], this.#count * RUN);
    if (++this.#count === RUNS) this.flush();
  }

  /** The octets of `bytes` from `from` up to `to` are to be read as they are. */
  records(bytes: Uint8Array, from: number, to: number): void {
    const length = to - from;
    if (this.#length + length > this.#octets.length) {
      this.flush();
      this.#octets = new Uint8Array(Math.max(OCTETS, length));
    }
    this.#octets.set(bytes.subarray(from, to), this.#length);
    this.#length += length;
  }

  /** Hands over what there is. */
  flush(): void {
    if (this.#length === 0 && this.#count === 0) return;
    // Memory of little use is copied: what is handed over is gone from here.
    this.#emit({ octets: this.#octets.slice(0, this.#length), runs: this.#runs.slice(0, this.#count * RUN) });
    this.#length = 0;
    this.#count = 0;
  }
}
