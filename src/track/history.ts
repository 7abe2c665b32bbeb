import type { VsiTlv } from './vsi-tlv.js';

/** The letter of a request; its answer has the same in lower case. */
export function letterOf({ mode, isReserved }: Pick<VsiTlv, 'mode' | 'isReserved'>): string {
  if (mode === 'preassoc') return isReserved ? 'R' : 'P';
  return mode === 'assoc' ? 'A' : 'D';
}

/**
 * The history string of a life: a letter per step, upper case the station, lower case the bridge: P R A D requests,
 * p r a d answers, K k keep-alive, x refusal, u unsolicited, t timeout, ? gap. Of repeats in a row (keep-alives: a pair)
 * the first, second, fourth, eighth … are written, so that the string stays short.
 */
export class History {
  #text = '';
  readonly #repeats = new Map<string, number>();

  add(letter: string): void {
    const isKeepAlive = letter === 'K' || letter === 'k';
    const goesOn = isKeepAlive ? /[Kk]$/.test(this.#text) : this.#text.endsWith(letter);
    if (!goesOn) this.#repeats.clear();
    const count = (this.#repeats.get(letter) ?? 0) + 1;
    this.#repeats.set(letter, count);
    if ((count & (count - 1)) === 0) this.#text += letter;
  }

  toString(): string {
    return this.#text;
  }
}
