import type { Exchange } from '../../track/ecp-sender.js';

/**
 * True where the sender showed that it got no acknowledgement: it repeated itself and none was seen. A sender that does not
 * repeat itself got one that the capture missed; one that may not (R is 0) shows it by getting no answer either.
 */
export function isGivenUp(exchange: Exchange): boolean {
  if (exchange.ackedNs !== null) return false;
  if (exchange.transmissions > 1) return true;
  const mayRepeat = exchange.giveUpNs > exchange.ackTimerNs;
  return !mayRepeat && exchange.lives.length > 0 && exchange.lives.every((life) => life.pending?.exchange === exchange);
}

/** The VSI of an exchange that is about just one. */
export function onlyLife(exchange: Exchange): Exchange['lives'][number] | null {
  return exchange.lives.length === 1 ? exchange.lives[0]! : null;
}

/** Who sent it, as a word. */
export function senderText({ speaker }: Pick<Exchange, 'speaker'>): string {
  return `the ${speaker.role ?? `end ${speaker.end.mac}`}`;
}
