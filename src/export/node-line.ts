import { makeSafe } from '../text/safe.js';
import type { TextBuffer } from '../text/text-buffer.js';
import { writeBitPattern } from './bit-pattern.js';

const INDENT = 4;
const [NEWLINE, BLANK] = [0x0a, 0x20];
const COLON = ': ';

/**
 * Begins the line of a node of the tree, which is `depth` nodes below a root: its label, and in front of it the bits of a
 * field of `data` that is no whole octets. What the node says is to follow, and `endNodeLine`.
 */
export function beginNodeLine(to: TextBuffer, depth: number, label: string, data: Uint8Array, bit: number, bits: number): void {
  for (let i = 0; i < INDENT * depth; i++) to.octet(BLANK);
  writeBitPattern(to, data, bit, bits);
  to.text(label);
  to.text(COLON);
}

/** Ends the line of a node that says what was written from the octet `from` on, if anything was. */
export function endNodeLine(to: TextBuffer, from: number): void {
  if (to.length === from) to.length -= COLON.length;
  else makeSafe(to, from);
  to.octet(NEWLINE);
}
