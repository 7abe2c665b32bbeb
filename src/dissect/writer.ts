/** Grows octets; the children of the layer being written stand ready, already encoded. */
export class Writer {
  #octets = new Uint8Array(64);
  #length = 0;
  #tlvAt: number | null = null;
  readonly children: readonly Uint8Array[];

  constructor(children: readonly Uint8Array[]) {
    this.children = children;
  }

  get length(): number {
    return this.#length;
  }

  /** `value` as `octets` octets, most significant first. */
  uint(value: number, octets: number): void {
    this.#room(octets);
    for (let i = octets - 1, rest = value; i >= 0; i--, rest = Math.floor(rest / 256)) this.#octets[this.#length + i] = rest % 256;
    this.#length += octets;
  }

  bytes(octets: Uint8Array): void {
    this.#room(octets.length);
    this.#octets.set(octets, this.#length);
    this.#length += octets.length;
  }

  /** A TLV header follows; its 9-bit length is set when the layer is done. */
  tlv(): void {
    this.#tlvAt = this.#length;
  }

  /** The octets; RangeError when a TLV became longer than its header can say. */
  done(): Uint8Array {
    if (this.#tlvAt !== null) {
      const length = this.#length - this.#tlvAt - 2;
      if (length > 0x1ff) throw new RangeError(`${length} octets in one TLV, at most 511 fit`);
      this.#octets[this.#tlvAt]! |= length >> 8;
      this.#octets[this.#tlvAt + 1] = length & 0xff;
    }
    return this.#octets.slice(0, this.#length);
  }

  #room(more: number): void {
    if (this.#length + more <= this.#octets.length) return;
    const grown = new Uint8Array(Math.max(2 * this.#octets.length, this.#length + more));
    grown.set(this.#octets);
    this.#octets = grown;
  }
}
