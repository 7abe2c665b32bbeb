import type { Confidence, FilterEntry, Generation, LifeGlance, Side, Transition, VsiLife, VsiState } from '../model/vsi.js';
import type { Channel } from './channel.js';
import type { Exchange } from './exchange.js';
import type { End } from './end.js';
import { DRAFT, type Operational } from './evb.js';
import { History } from './history.js';
import { step } from './machines/index.js';
import { ABSENT, SETTLED, type Trigger } from './machines/table.js';
import type { Timer } from './timers.js';
import { Transitions, type TransitionRows } from './transitions.js';
import { vsiidOf } from './vsi-key.js';
import type { Mode, VsiTlv } from './vsi-tlv.js';

/** A request of the station that waits for its answer. */
export interface Pending {
  readonly request: VsiTlv;
  readonly exchange: Exchange;
  readonly timeNs: number;
  readonly isKeepAlive: boolean;
  /** 41.5.5.9: when the station gives up. */
  readonly responseWaitNs: number;
  /** The latest moment at which a bridge that keeps to its timers answers. */
  readonly bridgeAnswerNs: number;
}

/** What a transition rests on. */
export interface Ground {
  readonly timeNs: number;
  /** Number of the proving frame, null for a timer. */
  readonly frame: number | null;
  readonly confidence: Confidence;
  readonly cause?: Transition['cause'];
}

interface Belief {
  state: VsiState;
  confidence: Confidence;
  /** Why the state was entered. */
  cause: Transition['cause'] | null;
}

const MAX_TRANSITIONS = 512;

/** One life of a VSI, as both ends believe it. */
export class Life implements LifeGlance {
  /** From 0, in the order in which lives were begun. */
  readonly id: number;
  readonly channel: Channel;
  readonly firstNs: number;
  /** Format and VSIID, see `vsiKey`. */
  readonly key: string;
  /** The latest TLV of the station (of the bridge, until the station was seen): identity fields, filter as requested. */
  tlv: VsiTlv;
  /** The filter in force: as requested, with what the bridge assigned. */
  filter: readonly FilterEntry[];
  /** The response by which the bridge put a VID where the station had left 0; null while it has not. */
  assignedFrame: number | null = null;
  /** The latest response of the bridge: its keep-alive timer runs from there. */
  lastAnswerFrame: number | null = null;
  name: string | null = null;
  readonly station: Belief = { state: 'UNKNOWN', confidence: 'stale', cause: null };
  readonly bridge: Belief;
  isReserved = false;
  pending: Pending | null = null;
  /** Fires at the earlier of the two ends. */
  timer: Timer<Life> | null = null;
  /** Since when a keep-alive is awaited, by the timers of then, and what its absence means next. */
  silentSinceNs = -Infinity;
  silenceLimits: Operational;
  silence: 'due' | 'timeout' | 'second timeout' | 'over' | null = null;
  /** Keep-alives in a row that were taken to be among the missing frames. */
  assumedKeepAlives = 0;
  /** The last answer that came while nothing waited. */
  unasked: { readonly timeNs: number; readonly mode: Mode } | null = null;
  /** When either end last showed that the VSI lives. */
  lastEvidenceNs: number;
  /** When the bridge acknowledged a de-associate, -Infinity before. */
  leftNs = -Infinity;
  /** Who spoke of it last, and how long after the other end: tells who answers whom where no bit says so. */
  lastSaid: { readonly end: End; readonly timeNs: number; readonly gapNs: number } | null = null;
  requests = 0;
  responses = 0;
  keepAlives = 0;
  readonly history = new History();
  readonly transitions: Transitions;
  readonly #onTransition: (life: Life, transition: Transition) => void;

  constructor(id: number, channel: Channel, tlv: VsiTlv, timeNs: number, before: Life | null, rows: TransitionRows, onTransition: (life: Life, transition: Transition) => void) {
    this.id = id;
    this.channel = channel;
    this.key = tlv.key;
    this.tlv = tlv;
    this.filter = tlv.filter;
    this.firstNs = timeNs;
    this.lastEvidenceNs = timeNs;
    this.transitions = new Transitions(rows);
    this.silenceLimits = this.limits;
    this.name = before?.name ?? null;
    this.lastSaid = before?.lastSaid ?? null;
    // The station starts anew; what the bridge holds it goes on holding.
    this.bridge = before ? { ...before.bridge } : { state: 'UNKNOWN', confidence: 'stale', cause: null };
    this.#onTransition = onTransition;
  }

  /** Applies the transition table; true when a row applied. */
  trigger(side: Side, on: Trigger, ground: Ground): boolean {
    const belief = this[side];
    const row = step(this.generation, side, belief.state, on);
    if (!row) return false;
    this.#move(side, row.to, ground.cause ?? row.cause, ground);
    return true;
  }

  /** Sets how sure the present state is, as a transition of its own where that changes. */
  doubt(side: Side, ground: Ground): void {
    const belief = this[side];
    if (ABSENT.includes(belief.state) || belief.confidence === ground.confidence) return;
    this.#move(side, belief.state, ground.cause ?? 'capture-gap', ground);
  }

  get generation(): Generation {
    return this.tlv.generation;
  }

  get linkName(): string {
    return this.channel.link.name;
  }

  get svid(): number | null {
    return this.channel.svid;
  }

  get format(): number {
    return this.tlv.format;
  }

  /** When the next keep-alive should come, Infinity while none is expected. */
  get keepAliveDueNs(): number {
    return this.silence === null ? Infinity : this.silentSinceNs + this.silenceLimits.keepAliveNs;
  }

  get vsiid(): Uint8Array {
    return vsiidOf(this.key);
  }

  /** The timers in force: the negotiated ones, the fixed ones of the drafts. */
  get limits(): Operational {
    return this.generation === 'draft' ? DRAFT : this.channel.operational();
  }

  /** True while the station believes it (pre-)associated. */
  get isSettled(): boolean {
    return SETTLED.includes(this.station.state);
  }

  get hasLeft(): boolean {
    return this.station.state === 'EXIT';
  }

  /** What the station has confirmed: the mode of its settled state. */
  get mode(): Mode | null {
    return this.station.state === 'ASSOCIATED' ? 'assoc' : this.station.state === 'PREASSOCIATED' ? 'preassoc' : null;
  }

  #move(side: Side, to: VsiState, cause: Transition['cause'], ground: Ground): void {
    const belief = this[side];
    const from = belief.state;
    if (from === to && belief.confidence === ground.confidence) return;
    belief.state = to;
    belief.confidence = ground.confidence;
    if (from !== to) {
      belief.cause = cause;
    }
    // A timer whose end comes out late is dated back: doubts of the time after it are no news any more.
    while (this.#isOvertaken(side, ground.timeNs)) this.transitions.pop();
    const transition: Transition = { timeNs: ground.timeNs, side, from, to, cause, frame: ground.frame, confidence: ground.confidence };
    this.transitions.add(transition, MAX_TRANSITIONS);
    this.#onTransition(this, transition);
  }

  #isOvertaken(side: Side, timeNs: number): boolean {
    if (this.transitions.lastNs <= timeNs) return false;
    const { last } = this.transitions;
    return last !== null && last.side === side && last.from === last.to;
  }

  /** The published form. */
  snapshot(): VsiLife {
    return {
      id: this.id,
      timeNs: this.firstNs,
      link: this.linkName,
      channel: this.svid,
      format: this.format,
      vsiid: this.vsiid,
      generation: this.generation,
      manager: this.tlv.manager,
      type: this.tlv.typeId,
      version: this.tlv.version,
      filter: this.filter,
      state: this.station.state,
      confidence: this.station.confidence,
      bridgeState: this.bridge.state,
      bridgeConfidence: this.bridge.confidence,
      reserved: this.isReserved && this.station.state === 'PREASSOCIATED',
      history: this.history.toString(),
      requests: this.requests,
      responses: this.responses,
      keepAlives: this.keepAlives,
      name: this.name,
      transitions: this.transitions.list(),
      transitionsDropped: this.transitions.dropped,
      file: this.channel.link.point.file,
    };
  }
}
