import type { Operational } from './evb.js';
import type { Exchange } from './exchange.js';
import type { VsiTlv } from './vsi-tlv.js';

/** A request of the station that waits for its answer. */
export class Pending {
  readonly request: VsiTlv;
  readonly exchange: Exchange;
  readonly timeNs: number;
  readonly isKeepAlive: boolean;
  readonly #limits: Operational;

  /** `limits`: what is in force when it is sent. */
  constructor(request: VsiTlv, exchange: Exchange, timeNs: number, isKeepAlive: boolean, limits: Operational) {
    this.request = request;
    this.exchange = exchange;
    this.timeNs = timeNs;
    this.isKeepAlive = isKeepAlive;
    this.#limits = limits;
  }

  /** 41.5.5.9: when the station gives up. */
  get responseWaitNs(): number {
    return this.#limits.responseWaitNs;
  }

  /** No TLV had told the timers when it was sent. */
  get isAssumed(): boolean {
    return this.#limits.basis === 'assumed';
  }

  /** The latest moment at which a bridge that keeps to its timers answers. */
  get bridgeAnswerNs(): number {
    return this.#limits.bridgeAnswerNs;
  }
}
