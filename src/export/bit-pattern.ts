import type { TextBuffer } from '../text/text-buffer.js';

const [BLANK, DOT, ZERO] = [0x20, 0x2e, 0x30];

/** Writes `.... 00.. .... = `: the bits of a field in the octets that it touches; nothing for whole octets. */
export function writeBitPattern(to: TextBuffer, data: Uint8Array, bit: number, bits: number): void {
  if (((bit | bits) & 7) === 0) return;
  const begin = bit & ~7;
  const end = 8 * Math.ceil((bit + bits) / 8);
  for (let at = begin; at < end; at++) {
    if (at % 4 === 0 && at > begin) to.octet(BLANK);
    to.octet(at < bit || at >= bit + bits ? DOT : ZERO + ((data[at >> 3]! >> (7 - (at % 8))) & 1));
  }
  to.text(' = ');
}
