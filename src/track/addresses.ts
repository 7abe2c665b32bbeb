import { mac } from '../text/mac.js';

/** A power of two. */
const SLOTS = 4096;

/** The text of MAC addresses: made once for each while it is among the latest of its slot. */
export class Addresses {
  readonly #first = new Uint32Array(SLOTS);
  readonly #second = new Uint32Array(SLOTS);
  readonly #texts: string[] = new Array<string>(SLOTS).fill('');

  /** `octets` are six; of a shorter address the text is made anew. */
  text(octets: Uint8Array): string {
    if (octets.length !== 6) return mac(octets);
    const first = (octets[0]! << 16) | (octets[1]! << 8) | octets[2]!;
    const second = (octets[3]! << 16) | (octets[4]! << 8) | octets[5]!;
    const slot = Math.imul(first ^ second, 0x9e3779b1) >>> 20;
    if (this.#first[slot] !== first || this.#second[slot] !== second || this.#texts[slot] === '') {
      this.#first[slot] = first;
      this.#second[slot] = second;
      this.#texts[slot] = mac(octets);
    }
    return this.#texts[slot]!;
  }
}
