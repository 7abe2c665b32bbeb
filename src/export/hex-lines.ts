import { writeGroups } from '../text/mac.js';
import { encoded, type TextBuffer } from '../text/text-buffer.js';

const PER_LINE = 16;
/** Columns of the hex digits of a line, and of the blanks behind them. */
const HEX_WIDTH = 3 * PER_LINE - 1 + 2;
const ALL = -1;
const [BLANK, DOT, NEWLINE] = [0x20, 0x2e, 0x0a];

function offset(at: number): Uint8Array {
  return encoded(`${at.toString(16).padStart(4, '0')}  `);
}

/** Those of the longest frames of Ethernet. */
const OFFSETS = Array.from({ length: 96 }, (_, line) => offset(line * PER_LINE));

/** Writes octets as lines of offset, hex digits and printable ASCII. */
export function writeHexLines(to: TextBuffer, octets: Uint8Array): void {
  for (let at = 0; at < octets.length; at += PER_LINE) {
    const end = Math.min(at + PER_LINE, octets.length);
    to.put(OFFSETS[at / PER_LINE] ?? offset(at));
    const asciiAt = to.length + HEX_WIDTH;
    writeGroups(to, octets, at, end, BLANK, ALL);
    to.room(HEX_WIDTH + PER_LINE + 1);
    const out = to.octets;
    out.fill(BLANK, to.length, asciiAt);
    let length = asciiAt;
    for (let i = at; i < end; i++) out[length++] = octets[i]! >= 0x20 && octets[i]! < 0x7f ? octets[i]! : DOT;
    out[length++] = NEWLINE;
    to.length = length;
  }
}
