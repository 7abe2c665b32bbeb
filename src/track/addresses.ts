import { dropOldest } from '../model/oldest-first.js';
import { mac } from '../text/mac.js';

const MAX_ADDRESSES = 65_536;

/** The text of MAC addresses, made once for each. */
export class Addresses {
  readonly #texts = new Map<string, string>();

  /** `octets` are six; of a shorter address the text is made anew. */
  text(octets: Uint8Array): string {
    if (octets.length !== 6) return mac(octets);
    const key = String.fromCharCode((octets[0]! << 8) | octets[1]!, (octets[2]! << 8) | octets[3]!, (octets[4]! << 8) | octets[5]!);
    let text = this.#texts.get(key);
    if (text === undefined) {
      this.#texts.set(key, (text = mac(octets)));
      dropOldest(this.#texts, MAX_ADDRESSES);
    }
    return text;
  }
}
