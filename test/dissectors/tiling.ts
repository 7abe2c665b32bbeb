import { DISSECTORS } from '../../dissectors/index.js';
import type { Layer, TreeNode } from '../../src/model/decoded.js';

const TITLES = new Map(DISSECTORS.map((by) => [by.name, by.title]));

/** True for the node of a layer, not of a field or mark in it. */
export function isLayerNode(node: TreeNode): boolean {
  return TITLES.get(node.name) === node.label;
}

/**
 * Where the nodes of a tree do not cover their layer bit by bit, each bit once and in order; empty when they do. Only
 * complete layers are held to it. Also says so when the layers of the tree are not those that were decoded.
 */
export function untiled(tree: readonly TreeNode[], layers: readonly Layer[]): string[] {
  const problems: string[] = [];
  let next = 0;
  const walk = (node: TreeNode): void => {
    let isHeld = true;
    if (isLayerNode(node)) {
      const layer = layers[next++];
      if (layer?.name !== node.name || 8 * layer.start !== node.bit) problems.push(`layer ${node.name} at bit ${node.bit} was not decoded there`);
      isHeld = layer?.complete === true;
    }
    if (node.children.length === 0 && !isLayerNode(node)) return;
    let at = node.bit;
    for (const child of node.children) {
      if (isHeld && child.bit !== at) problems.push(`${node.name}: ${child.name} (${child.label}) begins at bit ${child.bit}, not ${at}`);
      at = child.bit + child.bits;
      walk(child);
    }
    if (isHeld && at !== node.bit + node.bits) problems.push(`${node.name} ends at bit ${node.bit + node.bits}, what is in it at ${at}`);
  };
  tree.forEach(walk);
  if (next !== layers.length) problems.push(`${layers.length} layers, ${next} in the tree`);
  return problems;
}
