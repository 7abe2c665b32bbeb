import type { PacketNode } from './packet-node.js';

/** The kind of each of so many octets of a frame. */
export function octetKinds(nodes: readonly PacketNode[], octets: number): readonly PacketNode['kind'][] {
  const kinds = new Array<PacketNode['kind']>(octets).fill('field');
  const enter = ({ kind, bit, bits, children }: PacketNode): void => {
    if (kind !== 'field') kinds.fill(kind, bit >> 3, (bit + bits + 7) >> 3);
    children.forEach(enter);
  };
  nodes.forEach(enter);
  return kinds;
}
