import type { VsiTlv } from './vsi-tlv.js';

/** The letter of a request; its answer has the same in lower case. */
export function letterOf({ mode, isReserved }: Pick<VsiTlv, 'mode' | 'isReserved'>): string {
  if (mode === 'preassoc') return isReserved ? 'R' : 'P';
  return mode === 'assoc' ? 'A' : 'D';
}

function isPowerOfTwo(count: number): boolean {
  return (count & (count - 1)) === 0;
}

/**
 * The history string of a life: a letter per step, upper case the station, lower case the bridge: P R A D requests,
 * p r a d answers, K k keep-alive, x refusal, u unsolicited, t timeout, ? gap. Of repeats in a row (keep-alives: a pair)
 * the first, second, fourth, eighth … are written, so that the string stays short.
 */
export class History {
  #text = '';
  /** How often the last letter came in a row: K where it is a keep-alive of either side. */
  #repeats = 0;
  #answers = 0;

  add(letter: string): void {
    const isKeepAlive = letter === 'K' || letter === 'k';
    const last = this.#text.at(-1);
    const goesOn = isKeepAlive ? last === 'K' || last === 'k' : last === letter;
    if (!goesOn) this.#repeats = this.#answers = 0;
    const count = letter === 'k' ? ++this.#answers : ++this.#repeats;
    if (isPowerOfTwo(count)) this.#text += letter;
  }

  toString(): string {
    return this.#text;
  }
}
