import type { Line } from '../draw/line.js';
import { panel } from '../draw/panel.js';
import type { World } from '../world.js';
import { decodeTitle } from './decode-title.js';
import { placeText } from './field-lines.js';
import type { Packet } from './packet.js';
import type { PacketTree } from './packet-tree.js';
import type { PaneSize } from './panes.js';
import { treeLines } from './tree-lines.js';

/** The tree of a frame within its border, which says what is selected. */
export function treePanel({ digest }: World, tree: PacketTree, packet: Packet | null, { columns, rows }: PaneSize, hasFocus: boolean): Line[] {
  const node = tree.selected;
  const right = node?.source ? `selected: ${node.name}  (${placeText(node)})` : '';
  const lines = treeLines(tree, packet?.octets ?? new Uint8Array(0), columns - 2, rows - 2, hasFocus);
  return panel({ left: decodeTitle(packet === null ? [] : digest.found.ofFrame(packet.row.no), hasFocus), right, hasFocus }, lines, columns, rows);
}
