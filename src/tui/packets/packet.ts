import type { FieldNotes } from '../../export/field-notes.js';
import type { StoredFrame } from '../../model/stored-frame.js';
import type { World } from '../world.js';
import { analysisNode } from './analysis-node.js';
import { faultNodes, frameHeadNode } from './frame-nodes.js';
import { GONE_WORDS } from './gone-words.js';
import { octetKinds } from './octet-kinds.js';
import { note, type PacketNode } from './packet-node.js';
import { unplacedNodes, wireNodes } from './wire-nodes.js';

/** The frame that is looked at: its octets (empty where they are gone) and its tree. */
export interface Packet {
  readonly row: StoredFrame;
  readonly octets: Uint8Array;
  readonly kinds: readonly PacketNode['kind'][];
  /** Why it has no octets, null where it has. */
  readonly gone: string | null;
  readonly nodes: readonly PacketNode[];
}

function keyed(nodes: readonly PacketNode[], above: string): PacketNode[] {
  const seen = new Map<string, number>();
  return nodes.map((node) => {
    const base = `${above}\n${node.name} ${node.name === 'frame' || node.name === 'fault' ? '' : node.label}`;
    const times = (seen.get(base) ?? 0) + 1;
    seen.set(base, times);
    const key = times === 1 ? base : `${base} ${times}`;
    return { ...node, key, children: keyed(node.children, key) };
  });
}

/** All that is shown of a frame; null where its row is gone. */
export function packetOf(world: World, id: number, notes: FieldNotes): Packet | null {
  const { frames, timebase } = world.recording;
  const row = frames.row(id);
  if (row === null) return null;
  const octets = frames.octets(id);
  const decoded = typeof octets === 'string' ? null : frames.decode(id);
  if (typeof octets === 'string' || decoded === null) {
    const gone = GONE_WORDS[typeof octets === 'string' ? octets : 'unreadable'];
    return { row, octets: new Uint8Array(0), kinds: [], gone, nodes: keyed([note(`Frame ${row.no}`, gone, { name: 'gone', style: 'warning' }), analysisNode(world, row)], '') };
  }
  const wire = wireNodes(frames.tree(id) ?? [], notes);
  const nodes = [frameHeadNode(decoded, timebase.originSec), ...wire, ...unplacedNodes(wire, octets.length), ...faultNodes(decoded), analysisNode(world, row)];
  return { row, octets, kinds: octetKinds(nodes, octets.length), gone: null, nodes: keyed(nodes, '') };
}
