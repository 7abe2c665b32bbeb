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

/** The tree of a frame as indented lines; fields that are no whole octets show their bits in place. */
export function treeLines(nodes: readonly TreeNode[], data: Uint8Array, depth = 0): string[] {
  return nodes.flatMap((node) => {
    const text = node.text === '' ? '' : `: ${safe(node.text)}`;
    const isLeaf = node.children.length === 0;
    const line = `${INDENT.repeat(depth)}${isLeaf ? bitPattern(data, node.bit, node.bits) : ''}${node.label}${text}`;
    return [line, ...treeLines(node.children, data, depth + 1)];
  });
}
