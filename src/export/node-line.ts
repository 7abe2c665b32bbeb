import { makeSafe } from '../text/safe.js';
import type { TextBuffer } from '../text/text-buffer.js';

const INDENT = 4;
const [NEWLINE, BLANK, DOT, ZERO] = [0x0a, 0x20, 0x2e, 0x30];
const COLON = ': ';

/** Writes `.... 00.. .... = `: the bits of a field in the octets that it touches. */
function writePattern(to: TextBuffer, data: Uint8Array, bit: number, bits: number): void {
  const begin = bit & ~7;
  const end = 8 * Math.ceil((bit + bits) / 8);
  for (let at = begin; at < end; at++) {
    if (at % 4 === 0 && at > begin) to.octet(BLANK);
    to.octet(at < bit || at >= bit + bits ? DOT : ZERO + ((data[at >> 3]! >> (7 - (at % 8))) & 1));
  }
  to.text(' = ');
}

/**
 * Begins the line of a node of the tree, which is `depth` nodes below a root: its label, and in front of it the bits of a
 * field of `data` that is no whole octets. What the node says is to follow, and `endNodeLine`.
 */
export function beginNodeLine(to: TextBuffer, depth: number, label: string, data: Uint8Array, bit: number, bits: number): void {
  for (let i = 0; i < INDENT * depth; i++) to.octet(BLANK);
  if (((bit | bits) & 7) !== 0) writePattern(to, data, bit, bits);
  to.text(label);
  to.text(COLON);
}

/** Ends the line of a node that says what was written from the octet `from` on, if anything was. */
export function endNodeLine(to: TextBuffer, from: number): void {
  if (to.length === from) to.length -= COLON.length;
  else makeSafe(to, from);
  to.octet(NEWLINE);
}
