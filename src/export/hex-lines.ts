import { hex } from '../text/mac.js';

const PER_LINE = 16;

/** Octets as lines of offset, hex digits and printable ASCII. */
export function hexLines(octets: Uint8Array): string[] {
  const lines: string[] = [];
  for (let at = 0; at < octets.length; at += PER_LINE) {
    const part = octets.subarray(at, at + PER_LINE);
    let ascii = '';
    for (const octet of part) ascii += octet >= 0x20 && octet < 0x7f ? String.fromCharCode(octet) : '.';
    lines.push(`${at.toString(16).padStart(4, '0')}  ${hex(part, ' ').padEnd(3 * PER_LINE - 1)}  ${ascii}`);
  }
  return lines;
}
