import type { TreeNode } from '../model/decoded.js';
import { safe } from '../text/safe.js';

const INDENT = '    ';

/** `.... 00.. ....`: the bits of a field in the octets that it touches; empty for whole octets. */
function bitPattern(data: Uint8Array, bit: number, bits: number): string {
  if (bits === 0 || (bit % 8 === 0 && bits % 8 === 0)) return '';
  const end = 8 * Math.ceil((bit + bits) / 8);
  let pattern = '';
  for (let at = 8 * Math.floor(bit / 8); at < end; at++) {
    if (at % 4 === 0 && pattern !== '') pattern += ' ';
    pattern += at < bit || at >= bit + bits ? '.' : (data[at >> 3]! >> (7 - (at % 8))) & 1;
  }
  return `${pattern} = `;
}

function addLines(lines: string[], nodes: readonly TreeNode[], data: Uint8Array, indent: string): void {
  for (const { label, text, bit, bits, children } of nodes) {
    const pattern = children.length === 0 ? bitPattern(data, bit, bits) : '';
    lines.push(`${indent}${pattern}${label}${text === '' ? '' : `: ${safe(text)}`}`);
    if (children.length > 0) addLines(lines, children, data, indent + INDENT);
  }
}

/** The tree of a frame as indented lines; fields that are no whole octets show their bits in place. */
export function treeLines(nodes: readonly TreeNode[], data: Uint8Array): string[] {
  const lines: string[] = [];
  addLines(lines, nodes, data, '');
  return lines;
}
