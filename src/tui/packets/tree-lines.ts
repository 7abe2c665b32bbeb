import { fillLine, restyled, span, type Line } from '../draw/line.js';
import { patternOf } from './bit-pattern-of.js';
import type { PacketNode } from './packet-node.js';
import type { PacketTree, TreeRow } from './packet-tree.js';

/** What a folded node says in a line: its fields, without flags that are not set. */
function summary(node: PacketNode): string {
  const parts: string[] = [];
  for (const { text, label, children, source, kind, bits } of node.children) {
    if (kind !== 'field' || children.length > 0 || (source !== null && source.value === null)) continue;
    if (bits === 1) {
      if (source?.value === 1) parts.push(label);
    } else parts.push(text);
  }
  return parts.join('  ');
}

function rowLine(tree: PacketTree, { node, depth }: TreeRow, octets: Uint8Array): Line {
  const { label, text, style, children } = node;
  const isFolded = tree.isFolded(node);
  const fold = children.length === 0 ? '  ' : isFolded ? '▶ ' : '▼ ';
  const said = text === '' && isFolded ? summary(node) : '';
  return [
    span(' '.repeat(2 * depth)), span(fold, 'dim'), span(patternOf(node, octets), 'dim'),
    span(text === '' ? label : `${label}: ${text}`, style), span(said === '' ? '' : `  ${said}`, 'dim'),
  ];
}

/** The visible part of a tree in `columns` and `rows`; the selected node stands behind `▶` and, with the focus, turned over. */
export function treeLines(tree: PacketTree, octets: Uint8Array, columns: number, rows: number, hasFocus: boolean): Line[] {
  const lines: Line[] = [];
  const { top } = tree.selection;
  const selected = tree.selection.index(tree);
  for (let index = top; index < Math.min(tree.count, top + rows); index++) {
    const shown = rowLine(tree, tree.row(index)!, octets);
    const isSelected = index === selected;
    const full = fillLine([span(isSelected ? '▶' : ' '), ...shown], columns);
    lines.push(isSelected ? restyled(full, hasFocus ? 'selected' : 'marked') : full);
  }
  return lines;
}
