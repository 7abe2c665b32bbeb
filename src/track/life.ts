import type { Migration } from '../model/migration.js';
import type { Confidence, FilterEntry, Generation, LifeGlance, Side, Transition, VsiLife, VsiState } from '../model/vsi.js';
import { beliefOf, type Belief } from './belief.js';
import type { Channel } from './channel.js';
import { DRAFT, type Operational } from './evb.js';
import type { History } from './history.js';
import { step } from './machines/index.js';
import type { Trigger } from './machines/table.js';
import { unpackFilter } from './packed-filter.js';
import { Particulars } from './particulars.js';
import type { Pending } from './pending.js';
import { Timer } from './timer.js';
import type { Mode } from './tlv-head.js';
import { NO_ROW } from './transition-rows.js';
import type { TransitionList, Transitions } from './transitions.js';
import { vsiidOf } from './vsi-key.js';
import type { VsiTlv } from './vsi-tlv.js';

/** What a transition rests on. */
export interface Ground {
  readonly timeNs: number;
  /** Number of the proving frame, null for a timer. */
  readonly frame: number | null;
  readonly confidence: Confidence;
  readonly cause?: Transition['cause'];
}

/** What all lives share. */
export interface LifeContext {
  readonly transitions: Transitions;
  onTransition(life: Life, transition: Transition): void;
  migrationOf(life: Life): Migration | null;
  /** The timer of a life has run out. */
  onDue(life: Life, deadlineNs: number): void;
}

const NONE: Readonly<Particulars> = new Particulars();

/**
 * One life of a VSI, as both ends believe it. There are many: what can be shared is, and what can be a number of the life
 * itself is no object of its own. Its timer fires at the earlier of the two ends.
 */
export class Life extends Timer implements LifeGlance, History, TransitionList {
  /** From 0, in the order in which lives were begun. */
  readonly id: number;
  readonly channel: Channel;
  readonly firstNs: number;
  /** The latest TLV of the station (of the bridge, until the station was seen): identity fields, filter as requested. */
  tlv: VsiTlv;
  /** The filter in force: as requested, with what the bridge assigned. */
  packedFilter: string;
  /** The latest response of the bridge: its keep-alive timer runs from there. */
  lastAnswerFrame: number | null = null;
  station = beliefOf('UNKNOWN', 'stale', null);
  bridge: Belief;
  isReserved = false;
  pending: Pending | null = null;
  /** Since when a keep-alive is awaited, by the timers of then, and what its absence means next. */
  silentSinceNs = -Infinity;
  silenceLimits: Operational;
  silence: 'due' | 'timeout' | 'second timeout' | 'over' | null = null;
  /** When either end last showed that the VSI lives. */
  lastEvidenceNs: number;
  requests = 0;
  responses = 0;
  keepAlives = 0;
  history = '';
  repeats = 0;
  answers = 0;
  lastTransition = NO_ROW;
  transitionCount = 0;
  transitionsDropped = 0;
  #particulars: Particulars | null = null;
  readonly #context: LifeContext;

  constructor(id: number, channel: Channel, tlv: VsiTlv, timeNs: number, before: Life | null, context: LifeContext) {
    super();
    this.id = id;
    this.channel = channel;
    this.tlv = tlv;
    this.packedFilter = tlv.packedFilter;
    this.firstNs = timeNs;
    this.lastEvidenceNs = timeNs;
    this.silenceLimits = this.limits;
    this.name = before?.name ?? null;
    this.lastSaid = before?.lastSaid ?? null;
    // The station starts anew; what the bridge holds it goes on holding.
    this.bridge = before ? before.bridge : this.station;
    this.#context = context;
  }

  fire(deadlineNs: number): void {
    this.#context.onDue(this, deadlineNs);
  }

  /** Lets go of what it has in tables that all lives share. */
  release(): void {
    this.#context.transitions.clear(this);
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
    if (!belief.isPresent || belief.confidence === ground.confidence) return;
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

  /** Format and VSIID, see `vsiKey`. */
  get key(): string {
    return this.tlv.key;
  }

  /** The filter in force, made anew each time. */
  get filter(): readonly FilterEntry[] {
    return unpackFilter(this.packedFilter);
  }

  /** In the order of time, the first and the latest of them; made anew each time. */
  get transitions(): readonly Transition[] {
    return this.#context.transitions.all(this);
  }

  /** When the next keep-alive should come, Infinity while none is expected. */
  get keepAliveDueNs(): number {
    return this.silence === null ? Infinity : this.silentSinceNs + this.silenceLimits.keepAliveNs;
  }

  get vsiid(): Uint8Array {
    return vsiidOf(this.key);
  }

  /** See `Particulars`, this and those that follow. */
  get name(): Particulars['name'] {
    return (this.#particulars ?? NONE).name;
  }

  set name(name: Particulars['name']) {
    this.#tell('name', name);
  }

  get assignedFrame(): Particulars['assignedFrame'] {
    return (this.#particulars ?? NONE).assignedFrame;
  }

  set assignedFrame(assignedFrame: Particulars['assignedFrame']) {
    this.#tell('assignedFrame', assignedFrame);
  }

  get assumedKeepAlives(): Particulars['assumedKeepAlives'] {
    return (this.#particulars ?? NONE).assumedKeepAlives;
  }

  set assumedKeepAlives(assumedKeepAlives: Particulars['assumedKeepAlives']) {
    this.#tell('assumedKeepAlives', assumedKeepAlives);
  }

  get unasked(): Particulars['unasked'] {
    return (this.#particulars ?? NONE).unasked;
  }

  set unasked(unasked: Particulars['unasked']) {
    this.#tell('unasked', unasked);
  }

  get leftNs(): Particulars['leftNs'] {
    return (this.#particulars ?? NONE).leftNs;
  }

  set leftNs(leftNs: Particulars['leftNs']) {
    this.#tell('leftNs', leftNs);
  }

  get goodbyeNs(): Particulars['goodbyeNs'] {
    return (this.#particulars ?? NONE).goodbyeNs;
  }

  set goodbyeNs(goodbyeNs: Particulars['goodbyeNs']) {
    this.#tell('goodbyeNs', goodbyeNs);
  }

  get lastSaid(): Particulars['lastSaid'] {
    return (this.#particulars ?? NONE).lastSaid;
  }

  set lastSaid(lastSaid: Particulars['lastSaid']) {
    this.#tell('lastSaid', lastSaid);
  }

  /** The timers in force: the negotiated ones, the fixed ones of the drafts. */
  get limits(): Operational {
    return this.generation === 'draft' ? DRAFT : this.channel.operational();
  }

  /** True while the station believes it (pre-)associated. */
  get isSettled(): boolean {
    return this.station.isSettled;
  }

  /** No later life of this VSI has begun. */
  get isLatest(): boolean {
    return this.channel.lives.get(this.key) === this;
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
    this[side] = beliefOf(to, ground.confidence, from === to ? belief.cause : cause);
    const { transitions } = this.#context;
    // A timer whose end comes out late is dated back: doubts of the time after it are no news any more.
    while (this.#isOvertaken(side, ground.timeNs)) transitions.pop(this);
    const transition: Transition = { timeNs: ground.timeNs, side, from, to, cause, frame: ground.frame, confidence: ground.confidence };
    transitions.add(this, transition);
    this.#context.onTransition(this, transition);
  }

  #tell<K extends keyof Particulars>(key: K, value: Particulars[K]): void {
    if (this.#particulars === null && value === NONE[key]) return;
    (this.#particulars ??= new Particulars())[key] = value;
  }

  #isOvertaken(side: Side, timeNs: number): boolean {
    const { transitions } = this.#context;
    if (transitions.lastNs(this) <= timeNs) return false;
    const last = transitions.last(this);
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
      manager: this.tlv.head.manager,
      type: this.tlv.head.typeId,
      version: this.tlv.head.version,
      filter: this.filter,
      state: this.station.state,
      confidence: this.station.confidence,
      bridgeState: this.bridge.state,
      bridgeConfidence: this.bridge.confidence,
      reserved: this.isReserved && this.station.state === 'PREASSOCIATED',
      history: this.history,
      requests: this.requests,
      responses: this.responses,
      keepAlives: this.keepAlives,
      name: this.name,
      transitions: this.transitions,
      transitionsDropped: this.transitionsDropped,
      migration: this.#context.migrationOf(this),
      timers: this.limits,
      file: this.channel.link.point.file,
    };
  }
}
