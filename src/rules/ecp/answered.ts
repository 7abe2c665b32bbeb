import type { Exchange } from '../../track/exchange.js';
import type { LayerEvent } from '../layer-rule.js';

const ACK = 1;

/** The request of the other end that an acknowledgement answers by its number, before the tracker has seen it; else null. */
export function answered({ pdu, channel, end }: LayerEvent<'ecp'>): Exchange | null {
  if (!pdu || pdu.op !== ACK) return null;
  const asker = channel.opposite(channel.speaker(end));
  return asker?.senders.get('ratified')?.acknowledged(pdu.seqno) ?? null;
}

/** True for an acknowledgement that differs from its request: that is ECP-16, whatever else is wrong with it. */
export function isOddAnswer(event: LayerEvent<'ecp'>): boolean {
  const request = answered(event);
  return request !== null && (event.pdu?.version !== 1 || event.pdu.subtype !== request.subtype);
}
