import type { FrameSource, Progress } from '../source.js';

const [FRAMES, CONTROL_FRAMES, OCTETS, TOTAL] = [0, 1, 2, 3];
const UNKNOWN = -1n;

/** How far a source has come, for two threads to see. */
export class Tally {
  static readonly OCTETS = 32;
  readonly #numbers: BigInt64Array;

  constructor(shared: SharedArrayBuffer) {
    this.#numbers = new BigInt64Array(shared);
  }

  /** Takes over what a source says. */
  note({ frames, controlFrames, progress }: FrameSource): void {
    this.#set(FRAMES, BigInt(frames));
    this.#set(CONTROL_FRAMES, BigInt(controlFrames));
    this.#set(OCTETS, BigInt(progress.octets));
    this.#set(TOTAL, progress.total === null ? UNKNOWN : BigInt(progress.total));
  }

  get frames(): number {
    return Number(this.#get(FRAMES));
  }

  get controlFrames(): number {
    return Number(this.#get(CONTROL_FRAMES));
  }

  get progress(): Progress {
    const total = this.#get(TOTAL);
    return { octets: Number(this.#get(OCTETS)), total: total === UNKNOWN ? null : Number(total) };
  }

  #set(place: number, value: bigint): void {
    Atomics.store(this.#numbers, place, value);
  }

  #get(place: number): bigint {
    return Atomics.load(this.#numbers, place);
  }
}
