import type { TreeNode } from '../../model/decoded.js';
import type { FrameStore } from '../../store/frame-store.js';
import { wireText } from '../draw/wire-text.js';
import { compact } from '../times.js';
import type { DetailItem } from './frame-detail.js';
import type { FrameRow } from './ladder-row.js';

/** Fields by where they stand in the tree: the same field may come several times. */
function leaves(nodes: readonly TreeNode[], path = '', found = new Map<string, TreeNode>()): Map<string, TreeNode> {
  const counts = new Map<string, number>();
  for (const node of nodes) {
    const name = `${node.name} ${node.label}`;
    const nth = counts.get(name) ?? 0;
    counts.set(name, nth + 1);
    const at = `${path}/${name}${nth}`;
    if (node.children.length === 0) found.set(at, node);
    leaves(node.children, at, found);
  }
  return found;
}

/** The time between two frames, and the fields in which they differ. */
export function compareFrames(one: FrameRow, other: FrameRow, frames: FrameStore): DetailItem[] {
  const [first, second] = one.id < other.id ? [one, other] : [other, one];
  const items: DetailItem[] = [{ label: 'Time', text: `${compact(second.timeNs - first.timeNs)} from #${first.no} to #${second.no}`, style: 'plain' }];
  const [a, b] = [frames.tree(first.id), frames.tree(second.id)];
  if (a === null || b === null) return [...items, { label: 'Fields', text: 'the octets of one of them are gone', style: 'unknown' }];
  const [before, after] = [leaves(a), leaves(b)];
  for (const at of new Set([...before.keys(), ...after.keys()])) {
    const [from, to] = [before.get(at), after.get(at)];
    if (from?.text === to?.text) continue;
    const text = `${wireText((from ?? to)!.label)}: ${from ? wireText(from.text) : '(none)'} > ${to ? wireText(to.text) : '(none)'}`;
    items.push({ label: items.length === 1 ? 'Fields' : '', text, style: 'mismatch' });
  }
  return items.length > 1 ? items : [...items, { label: 'Fields', text: 'all the same', style: 'match' }];
}
