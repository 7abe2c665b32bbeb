import type { Fault } from '../model/decoded.js';
import { safe } from '../text/safe.js';

/** A fault of the octets as a line of a tree: `[vdp.assoc: short at octet 38: expected …; 4 octets wanted, 2 there]`; sanitized. */
export function faultText({ layer, at, kind, expected, need, have }: Fault): string {
  return `[${layer}: ${kind} at octet ${at}: expected ${safe(expected)}; ${need} octets wanted, ${have} there]`;
}
