import type { Exchange } from '../track/exchange.js';

/**
 * When the copy of a request was sent that an answer is for (PROTOCOLS 10.9, ECP-15): with as many acknowledgements as
 * copies the first answers the first; otherwise the last copy before it.
 */
export function answeredCopyNs({ acks, transmissions, firstNs }: Exchange, lastCopyNs: number): number {
  return acks >= transmissions ? firstNs : lastCopyNs;
}
