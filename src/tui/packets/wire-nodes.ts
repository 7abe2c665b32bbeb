import type { FieldNotes } from '../../export/field-notes.js';
import type { TreeNode } from '../../model/decoded.js';
import { thousands } from '../../text/number.js';
import type { Style } from '../draw/line.js';
import { wireText } from '../draw/wire-text.js';
import { note, type PacketNode } from './packet-node.js';

/** What decoders call octets that are no field. */
const KINDS: Readonly<Record<string, PacketNode['kind']>> = { Padding: 'padding', Excess: 'unplaced' };

/** Layers of a frame that are shown: an invented LLDPDU may have tens of thousands. */
const MOST_LAYERS = 2048;

function isLayer(node: TreeNode, { layers }: FieldNotes): boolean {
  return layers.has(node.name) && node.value === null && node.children.length > 0;
}

function styleOf({ label, text }: TreeNode, kind: PacketNode['kind']): Style {
  if (kind === 'unplaced') return 'bad';
  if (label === 'Reserved') return text === '0' ? 'dim' : 'warning';
  return kind === 'padding' ? 'dim' : 'plain';
}

function fieldNode(node: TreeNode): PacketNode {
  const kind = (node.value === null && node.children.length === 0 && KINDS[node.label]) || 'field';
  const { name, label, text, bit, bits } = node;
  return note(label, wireText(text), { name, style: styleOf(node, kind), bit, bits, kind, children: node.children.map(fieldNode), source: node });
}

/** Layers that were left out, as one node. */
function furtherLayers(nodes: readonly TreeNode[]): PacketNode {
  const [first, last] = [nodes[0]!, nodes.at(-1)!];
  return note(`${thousands(nodes.length)} further layers`, 'too many to be shown', { name: 'further', style: 'warning', bit: first.bit, bits: last.bit + last.bits - first.bit });
}

function enterLayers(node: TreeNode, notes: FieldNotes, to: PacketNode[]): void {
  const carried = node.children.filter((child) => isLayer(child, notes));
  const own = node.children.filter((child) => !isLayer(child, notes)).map(fieldNode);
  const end = carried.reduce((least, { bit }) => Math.min(least, bit), node.bit + node.bits);
  // A layer that is nothing but what it carries is all of that.
  const bits = end > node.bit ? end - node.bit : node.bits;
  const isBehind = ({ bit }: PacketNode): boolean => carried.length > 0 && bit >= end;
  const children = own.filter((one) => !isBehind(one));
  to.push(note(node.label, wireText(node.text), { name: node.name, style: 'strong', bit: node.bit, bits, children, source: node }));
  const room = Math.max(0, MOST_LAYERS - to.length);
  for (const layer of carried.slice(0, room)) enterLayers(layer, notes, to);
  if (carried.length > room) to.push(furtherLayers(carried.slice(room)));
  for (const one of own) if (isBehind(one)) to.push(one);
}

/**
 * The layers of a frame, one below the other as they stand in it: what a layer carries is not inside it but comes next, so
 * that it can be folded by itself. A layer's own octets end where the first one that it carries begins; what it has behind
 * those, padding, comes behind them.
 */
export function wireNodes(roots: readonly TreeNode[], notes: FieldNotes): PacketNode[] {
  const nodes: PacketNode[] = [];
  for (const root of roots) enterLayers(root, notes, nodes);
  return nodes;
}

function markLeaves(node: PacketNode, placed: Uint8Array): void {
  for (const child of node.children) markLeaves(child, placed);
  if ((node.source?.children.length ?? 0) > 0) return;
  for (let bit = node.bit; bit < node.bit + node.bits; bit++) placed[bit] = 1;
}

/** Bits of a frame that no field and no mark is about, as nodes. */
export function unplacedNodes(nodes: readonly PacketNode[], octets: number): PacketNode[] {
  const placed = new Uint8Array(8 * octets);
  for (const node of nodes) markLeaves(node, placed);
  const found: PacketNode[] = [];
  for (let bit = placed.indexOf(0); bit >= 0; ) {
    const next = placed.indexOf(1, bit);
    const bits = (next < 0 ? placed.length : next) - bit;
    found.push(note('Not decoded', bits % 8 === 0 ? `${bits / 8} octets` : `${bits} bits`, { name: 'unplaced', style: 'bad', bit, bits, kind: 'unplaced' }));
    bit = next < 0 ? -1 : placed.indexOf(0, next);
  }
  return found;
}
