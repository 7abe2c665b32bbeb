import { patternOf } from './bit-pattern-of.js';
import type { PacketNode } from './packet-node.js';

/** A tree as lines of text, nothing folded. */
export function treeText(nodes: readonly PacketNode[], octets: Uint8Array, depth = 0): string[] {
  return nodes.flatMap((node) => {
    const line = `${'    '.repeat(depth)}${patternOf(node, octets)}${node.label}${node.text === '' ? '' : `: ${node.text}`}`;
    return [line, ...treeText(node.children, octets, depth + 1)];
  });
}
