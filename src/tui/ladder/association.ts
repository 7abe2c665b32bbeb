import type { TreeNode } from '../../model/decoded.js';
import { wireText } from '../draw/wire-text.js';

/** A VDP TLV of a frame, by the tree of it. */
export interface Association {
  readonly node: TreeNode;
  /** Text of its VSIID, as `vsiidText` writes it. */
  readonly vsiid: string;
}

const NAMES = ['vdp.assoc', 'vdp-draft'];

/** The text of a field below a node, sanitized; null where there is none. */
export function fieldText(node: TreeNode, name: string): string | null {
  const field = node.children.find((child) => child.name === name);
  return field ? wireText(field.text) : null;
}

/** The TLVs of a frame that associate VSIs. */
export function associationsOf(tree: readonly TreeNode[]): Association[] {
  return tree.flatMap((node) => (NAMES.includes(node.name) ? [{ node, vsiid: fieldText(node, 'vdp.vsiid') ?? '' }] : associationsOf(node.children)));
}

/** `deassoc response: error insufficient resources (2), hard error`; what went well says so. */
export function outcomeText({ node }: Association): string {
  const type = (fieldText(node, 'vdp.type') ?? '?').replace(/ \(\d+\)$/, '');
  const isDraft = node.name === 'vdp-draft';
  const error = fieldText(node, isDraft ? 'vdp.response' : 'vdp.error');
  const isResponse = fieldText(node, 'vdp.ack') === '1';
  const flags = [...(fieldText(node, 'vdp.keep') === '1' ? ['keep'] : []), ...(fieldText(node, 'vdp.hard') === '1' ? ['hard error'] : [])];
  const said = error === null || error.endsWith('(0)') ? (isResponse || isDraft ? 'success' : '') : `error ${error}`;
  const outcome = [...(said === '' ? [] : [said]), ...flags].join(', ');
  return `${type}${isDraft ? '' : isResponse ? ' response' : ' request'}${outcome === '' ? '' : `: ${outcome}`}`;
}
