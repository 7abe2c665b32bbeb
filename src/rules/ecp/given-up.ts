import type { Exchange } from '../../track/exchange.js';

/**
 * True where the sender showed that it got no acknowledgement: it repeated itself as often as it may (a copy may be missing
 * in the capture) and none was seen. A sender that does not got one that the capture missed; one that may not repeat itself
 * (R is 0) shows it by getting no answer either.
 */
export function isGivenUp(exchange: Exchange): boolean {
  if (exchange.ackedNs !== null) return false;
  const retries = retriesOf(exchange);
  if (retries > 0) return exchange.transmissions >= Math.max(2, retries);
  return exchange.lives.length > 0 && exchange.lives.every((life) => life.pending?.exchange === exchange);
}

/** R as it was in force when the request was sent. */
export function retriesOf({ giveUpNs, ackTimerNs }: Exchange): number {
  return Math.round(giveUpNs / ackTimerNs) - 1;
}

/** The VSI of an exchange that is about just one. */
export function onlyLife(exchange: Exchange): Exchange['lives'][number] | null {
  return exchange.lives.length === 1 ? exchange.lives[0]! : null;
}

/** Who sent it, as a word. */
export function senderText({ speaker }: Pick<Exchange, 'speaker'>): string {
  return `the ${speaker.role ?? `end ${speaker.end.mac}`}`;
}
