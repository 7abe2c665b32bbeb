import { writeBitPattern } from '../../export/bit-pattern.js';
import { written } from '../../text/text-buffer.js';
import type { PacketNode } from './packet-node.js';

/** `.1.. .... = `: the bits of a field in their octets; empty for what is whole octets, or no field. */
export function patternOf({ source, children, bit, bits }: PacketNode, octets: Uint8Array): string {
  return source === null || children.length > 0 ? '' : written((to) => writeBitPattern(to, octets, bit, bits));
}
