import type { FieldNotes } from '../../export/field-notes.js';
import type { FieldTable } from '../../export/field-table.js';
import type { TreeNode } from '../../model/decoded.js';
import type { Pattern } from '../pattern.js';
import type { World } from '../world.js';
import type { FrameCells } from './frame-cells.js';
import { packetOf } from './packet.js';
import type { PacketNode } from './packet-node.js';

/** Frames that are looked at in a turn. */
const TURN = 16;

/** Where something was found: in which row, and in which node of its tree. */
export interface FoundPacket {
  readonly index: number;
  /** Key of the node, null where the line or the octets have it. */
  readonly node: string | null;
}

function isInTree(nodes: readonly TreeNode[], pattern: Pattern): boolean {
  return nodes.some(({ label, text, children }) => pattern.inText(`${label}: ${text}`) || isInTree(children, pattern));
}

function keyOf(nodes: readonly PacketNode[], pattern: Pattern): string | null {
  for (const { key, label, text, source, children } of nodes) {
    if (source !== null && pattern.inText(`${label}: ${text}`)) return key;
    const below = keyOf(children, pattern);
    if (below !== null) return below;
  }
  return null;
}

/** Looks through the listed frames behind (before) a row for what matches: in the words of the line, the tree, or the octets. */
export function* searchPackets(world: World, parts: { cells: FrameCells; table: FieldTable; notes: FieldNotes }, pattern: Pattern, from: number, step: 1 | -1): Generator<void, FoundPacket | null> {
  const { frames: list, recording: { frames } } = world;
  for (let index = from + step, looked = 1; index >= 0 && index < list.count; index += step, looked++) {
    const id = list.idAt(index);
    const { info, protocol } = parts.cells.of(frames, parts.table, id);
    if (pattern.inText(`${protocol} ${info}`)) return { index, node: null };
    if (isInTree(frames.tree(id) ?? [], pattern)) return { index, node: keyOf(packetOf(world, id, parts.notes)?.nodes ?? [], pattern) };
    const octets = frames.octets(id);
    if (typeof octets !== 'string' && pattern.inOctets(octets)) return { index, node: null };
    if (looked % TURN === 0) yield;
  }
  return null;
}
