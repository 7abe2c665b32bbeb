import type { StoredFrame } from '../../model/stored-frame.js';
import type { ProtocolTimers, VsiLife } from '../../model/vsi.js';
import { compact } from '../times.js';
import type { GapRow } from './ladder-row.js';

/** What an exchange waits for: when its frames were last sent without being acknowledged since. */
interface Open {
  requestNs: number | null;
  responseNs: number | null;
}

/** A request that has no response yet: since when it is the bridge's turn. */
interface Asked {
  readonly exchange: number | null;
  sinceNs: number;
}

/** Keep-alives come when T(RKA) is over; later than that by so much and they are late. */
const [LATE_SHARE, LATE_NS] = [1.02, 50e6];

/** Watches the frames of one life, and tells when nothing came for longer than a timer of the protocol. */
export class Idle {
  readonly #timers: ProtocolTimers;
  readonly #isDraft: boolean;
  readonly #open = new Map<number, Open>();
  #asked: Asked | null = null;
  /** The latest sign of an associated VSI. */
  #aliveNs: number | null = null;
  #lastNs = Infinity;

  constructor({ timers, generation }: VsiLife) {
    this.#timers = timers;
    this.#isDraft = generation === 'draft';
  }

  /** What was missing before a moment; `isSettled`: the station believes it (pre-)associated. Null where nothing was. */
  before(timeNs: number, isSettled: boolean): GapRow | null {
    const { ecpAckNs, resourceWaitNs, keepAliveNs, rte, rwd, rka } = this.#timers;
    const idleNs = timeNs - this.#lastNs;
    const sentNs = this.#unacknowledged();
    if (sentNs !== null && timeNs - sentNs >= ecpAckNs && 2 * idleNs >= ecpAckNs) return this.#gap('ack', timeNs - sentNs, 'RTE', rte, ecpAckNs);
    const asked = this.#asked;
    if (asked && timeNs - asked.sinceNs >= resourceWaitNs && 2 * idleNs >= resourceWaitNs) return this.#gap('VDP response', timeNs - asked.sinceNs, 'RWD', rwd, resourceWaitNs);
    if (!isSettled || asked || this.#aliveNs === null || timeNs - this.#aliveNs < LATE_SHARE * keepAliveNs + LATE_NS || 2 * idleNs < keepAliveNs) return null;
    return this.#gap('keep-alive', timeNs - this.#aliveNs, 'RKA', rka, keepAliveNs);
  }

  /** A frame of the life came. */
  see({ kind, exchange, timeNs }: StoredFrame, isUnsolicited: boolean): void {
    this.#lastNs = timeNs;
    const isResponse = kind.endsWith(' response');
    if (kind === 'ecp ack') this.#acknowledge(exchange, timeNs);
    else if (exchange !== null) {
      const open = this.#open.get(exchange) ?? { requestNs: null, responseNs: null };
      open[isResponse ? 'responseNs' : 'requestNs'] = timeNs;
      this.#open.clear();
      this.#open.set(exchange, open);
    }
    if (isResponse) {
      this.#asked = null;
      this.#aliveNs = timeNs;
    } else if (kind !== 'ecp ack' && !isUnsolicited && this.#asked?.exchange !== exchange) this.#asked = { exchange, sinceNs: timeNs };
  }

  /** The station waits for no answer any more. */
  settle(): void {
    this.#asked = null;
  }

  /** The station has given up: nothing is waited for any more. */
  giveUp(): void {
    this.settle();
    this.#open.clear();
  }

  #unacknowledged(): number | null {
    const [open] = this.#open.values();
    return open ? (open.requestNs ?? open.responseNs) : null;
  }

  #acknowledge(exchange: number | null, timeNs: number): void {
    const open = exchange === null ? undefined : this.#open.get(exchange);
    if (!open) return;
    // An acknowledgement is for what was sent last.
    if (open.responseNs !== null && open.responseNs >= (open.requestNs ?? 0)) open.responseNs = null;
    else {
      open.requestNs = null;
      if (this.#asked?.exchange === exchange) this.#asked.sinceNs = timeNs;
    }
  }

  #gap(what: string, ns: number, timer: string, exponent: number, timerNs: number): GapRow {
    const named = this.#isDraft ? `draft timer ${compact(timerNs)}` : `${timer} ${exponent} = ${compact(timerNs)}`;
    return { type: 'gap', text: `no ${what} for ${compact(ns)}, ${named}`, shortText: `no ${what === 'VDP response' ? 'response' : what} ${compact(ns)}, ${this.#isDraft ? 'draft' : `${timer} ${exponent}`}` };
  }
}
