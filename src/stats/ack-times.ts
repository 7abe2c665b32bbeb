import type { EcpSender } from '../track/ecp-sender.js';
import type { EventOf } from '../track/event.js';
import type { Exchange } from '../track/exchange.js';
import { answeredCopyNs } from './answered-copy.js';

/** When an acknowledgement came, and when the copy was sent that it answers. */
export interface AckTime {
  readonly exchange: Exchange;
  readonly fromNs: number;
  readonly timeNs: number;
}

/** A first acknowledgement of a request that had been sent more than once by then. */
interface Unclear {
  readonly exchange: Exchange;
  readonly timeNs: number;
  readonly lastCopyNs: number;
}

/**
 * How long acknowledgements took, from the copy that they answer. Of a request that was sent more than once by then that is
 * known only when the exchange is over: at the next request of the sender, or at the end.
 */
export class AckTimes {
  readonly #onTime: (time: AckTime) => void;
  readonly #unclear = new Map<EcpSender, Unclear>();

  constructor(onTime: (time: AckTime) => void) {
    this.#onTime = onTime;
  }

  onRequest({ sender }: EventOf<'ecp.request'>): void {
    const unclear = this.#unclear.size > 0 ? this.#unclear.get(sender) : undefined;
    if (!unclear) return;
    this.#unclear.delete(sender);
    this.#settle(unclear);
  }

  onAck({ exchange, isFirst, seq, timeNs }: EventOf<'ecp.ack'>): void {
    if (!exchange || !isFirst) return;
    if (exchange.transmissions === 1) return this.#onTime({ exchange, timeNs, fromNs: exchange.firstNs });
    const sender = exchange.speaker.senders.get(exchange.generation);
    if (sender) this.#unclear.set(sender, { exchange, timeNs, lastCopyNs: exchange.answerableNs(seq) });
  }

  /** The capture has ended. */
  end(): void {
    for (const unclear of this.#unclear.values()) this.#settle(unclear);
    this.#unclear.clear();
  }

  #settle({ exchange, timeNs, lastCopyNs }: Unclear): void {
    this.#onTime({ exchange, timeNs, fromNs: answeredCopyNs(exchange, lastCopyNs) });
  }
}
