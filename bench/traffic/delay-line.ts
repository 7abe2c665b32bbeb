/** VSIs that wait for something that comes the same time after they began to wait: the first to come is the first to go. */
export class DelayLine {
  readonly #delayNs: number;
  readonly #vsis: Uint32Array;
  readonly #dueNs: Float64Array;
  #first = 0;
  #count = 0;

  /** For `capacity` VSIs at most. */
  constructor(delayNs: number, capacity: number) {
    this.#delayNs = delayNs;
    this.#vsis = new Uint32Array(capacity);
    this.#dueNs = new Float64Array(capacity);
  }

  /** When the first one's time has come; Infinity when none waits. */
  get dueNs(): number {
    return this.#count === 0 ? Infinity : this.#dueNs[this.#first]!;
  }

  add(vsi: number, nowNs: number): void {
    const at = (this.#first + this.#count++) % this.#vsis.length;
    this.#vsis[at] = vsi;
    this.#dueNs[at] = nowNs + this.#delayNs;
  }

  /** Takes the first one out. */
  take(): number {
    const vsi = this.#vsis[this.#first]!;
    this.#first = (this.#first + 1) % this.#vsis.length;
    this.#count--;
    return vsi;
  }
}
