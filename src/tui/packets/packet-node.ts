import type { TreeNode } from '../../model/decoded.js';
import type { Style } from '../draw/line.js';

/** A node of the tree of the packet view. Positions are bits from the start of the frame; `bits` 0 where it is not on the wire. */
export interface PacketNode {
  /** What it is in any frame: the same field of another frame has the same key. */
  readonly key: string;
  /** Nodes of one name fold together. */
  readonly name: string;
  readonly label: string;
  /** Sanitized, a column a character. */
  readonly text: string;
  readonly style: Style;
  readonly bit: number;
  readonly bits: number;
  /** What the octets have no meaning for, or no room. */
  readonly kind: 'field' | 'padding' | 'unplaced';
  readonly children: readonly PacketNode[];
  /** The node of the decoder; null for what is not on the wire. */
  readonly source: TreeNode | null;
  /** A frame that it is about, by its number. */
  readonly frame: number | null;
  /** A filter for it, where its name says none. */
  readonly filter: string | null;
}

/** A node that is not on the wire. */
export function note(label: string, text: string, more: Partial<PacketNode> = {}): PacketNode {
  return { key: '', name: '', label, text, style: 'plain', bit: 0, bits: 0, kind: 'field', children: [], source: null, frame: null, filter: null, ...more };
}
