import type { EventOf } from '../track/event.js';
import type { EcpSender } from '../track/ecp-sender.js';
import type { Exchange } from '../track/exchange.js';
import type { LatencySample } from './latencies.js';

/** A first acknowledgement of a request that had been sent more than once by then. */
interface Unclear {
  readonly exchange: Exchange;
  readonly ackNs: number;
  readonly lastCopyNs: number;
}

/**
 * How long acknowledgements took, from the copy that they answer (PROTOCOLS 10.9, ECP-15): the only copy; with as many
 * acknowledgements as copies the first answers the first; otherwise the last copy before it. The latter two are known only
 * when the exchange is over: at the next request of the sender, or at the end.
 */
export class AckTimes {
  readonly #onSample: (exchange: Exchange, sample: LatencySample) => void;
  readonly #unclear = new Map<EcpSender, Unclear>();

  constructor(onSample: (exchange: Exchange, sample: LatencySample) => void) {
    this.#onSample = onSample;
  }

  onRequest({ sender }: EventOf<'ecp.request'>): void {
    const unclear = this.#unclear.size > 0 ? this.#unclear.get(sender) : undefined;
    if (!unclear) return;
    this.#unclear.delete(sender);
    this.#settle(unclear);
  }

  onAck({ exchange, isFirst, timeNs }: EventOf<'ecp.ack'>): void {
    if (!exchange || !isFirst) return;
    if (exchange.transmissions === 1) return this.#sample(exchange, timeNs, exchange.firstNs);
    const sender = exchange.speaker.senders.get(exchange.generation);
    if (sender) this.#unclear.set(sender, { exchange, ackNs: timeNs, lastCopyNs: exchange.lastNs });
  }

  /** The capture has ended. */
  end(): void {
    for (const unclear of this.#unclear.values()) this.#settle(unclear);
    this.#unclear.clear();
  }

  #settle({ exchange, ackNs, lastCopyNs }: Unclear): void {
    const answersFirst = exchange.acks >= exchange.transmissions;
    this.#sample(exchange, ackNs, answersFirst ? exchange.firstNs : lastCopyNs);
  }

  #sample(exchange: Exchange, timeNs: number, fromNs: number): void {
    this.#onSample(exchange, { timeNs, valueNs: timeNs - fromNs, frame: exchange.ackFrame, life: exchange.life?.id ?? null });
  }
}
