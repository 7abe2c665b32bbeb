import type { Finding, Severity } from '../model/finding.js';
import type { Clock, Gap, Input } from '../model/frame.js';
import type { Policy, Suppressed } from '../model/policy.js';
import type { EventName, EventOf } from './event.js';
import { withSlack } from '../track/slack.js';
import { Timer } from '../track/timer.js';
import type { Timers } from '../track/timers.js';
import { arrivalTimes } from './arrival-times.js';
import { Findings, type FindingsOptions, type Occurrence } from './findings.js';
import { atMost, Coverage, generationOf } from './guards.js';
import type { LayerEvent } from './layer-rule.js';
import { Memories, type Seat } from './memories.js';
import type { Rule, Said, Verdict } from './rule.js';
import { forgetTlvs } from './tlv-chain.js';

type AnyEvent = EventOf<EventName>;
type Note = (event: AnyEvent, memory: unknown) => void;

/** Who is called for an event: those that only remember it, and those that judge it. */
interface Audience {
  readonly notes: { readonly seat: Seat; readonly note: Note }[];
  readonly judges: Seat[];
}

/** How a runner works. */
export interface RunnerOptions extends FindingsOptions {
  /** Those of the tracker: what is held back and what times out happens in the order of time, however often the clock is told. */
  readonly timers: Timers;
}

/** An absence that waits whether frames turn out to be missing; the capture must go on until `dueNs`. */
class Held extends Timer {
  readonly occurrence: Occurrence;
  readonly unless: () => boolean;
  readonly sinceNs: number;
  readonly dueNs: number;
  readonly #release: (held: Held) => void;

  constructor(occurrence: Occurrence, unless: () => boolean, sinceNs: number, dueNs: number, release: (held: Held) => void) {
    super();
    this.occurrence = occurrence;
    this.unless = unless;
    this.sinceNs = sinceNs;
    this.dueNs = dueNs;
    this.#release = release;
  }

  fire(): void {
    this.#release(this);
  }
}

const ASSUMED = 'timers assumed, no EVB TLV was seen';
const MAX_HELD = 10_000;
/** A link where nothing at all is captured is believed to be silent after a TTL and the usual hold: ends that live would have been heard. */
const MAX_DEAF_NS = 181e9;
const NO_SEATS: readonly Seat[] = [];

/** Runs the rules on what the tracker saw, within the guards (PROTOCOLS 10). Rules never know of each other. */
export class Runner {
  readonly #byLayer = new Map<string, readonly Seat[]>();
  readonly #audiences = new Map<EventName, Audience>();
  readonly #memories = new Memories();
  readonly #coverage = new Coverage();
  readonly #findings: Findings;
  readonly #policy: Policy;
  readonly #timers: Timers;
  /** The oldest first. */
  readonly #held = new Set<Held>();
  /** Those of `#held` whose time has run out while nothing at all was captured at their point: a hole tells itself only when it ends. */
  readonly #deaf = new Set<Held>();
  readonly #release = (held: Held): void => this.#expire(held);
  #nowNs = -Infinity;

  constructor(rules: readonly Rule[], { timers, ...options }: RunnerOptions) {
    this.#findings = new Findings(options);
    this.#policy = options.policy;
    this.#timers = timers;
    for (const rule of rules) {
      if (options.policy.disabled.has(rule.id)) continue;
      const seat = this.#memories.seat(rule);
      if (rule.of !== undefined) this.#byLayer.set(rule.of, [...(this.#byLayer.get(rule.of) ?? NO_SEATS), seat]);
      for (const name of rule.on) this.#audience(name).judges.push(seat);
      for (const [name, note] of Object.entries(rule.remember)) this.#audience(name as EventName).notes.push({ seat, note: note as Note });
    }
  }

  /** The capture goes on until then, though no control frame shows it; told before the tracker's timers are moved to there. */
  clock(timeNs: number): void {
    this.#coverage.hearUntil(timeNs);
    for (const held of this.#deaf) {
      if (held.dueNs > timeNs) continue;
      this.#timers.remove(held);
      this.#settle(held);
    }
  }

  /** Every input, before the tracker gets it, and after its timers were moved to there. */
  advance(input: Input): void {
    this.#nowNs = Math.max(this.#nowNs, input.timeNs);
    this.#coverage.see(input);
    if (this.#deaf.size > 0 && input.kind !== 'gap' && input.kind !== 'clock') this.#wake(input);
  }

  /** Every event of the tracker. */
  see(name: EventName, event: AnyEvent): void {
    if (name === 'frame') return this.#seeLayers(event as EventOf<'frame'>);
    if (name === 'lldp') this.#coverage.hear(event as EventOf<'lldp'>);
    const audience = this.#audiences.get(name);
    if (audience === undefined) return;
    for (const { seat, note } of audience.notes) note(event, this.#memories.of(seat, event.channel));
    for (const seat of audience.judges) this.#judge(seat, event);
  }

  /** The capture has ended: nothing more can explain what is held back. */
  end(): void {
    for (const held of this.#held) this.#settleEarly(held);
    this.#findings.end();
  }

  list(): readonly Finding[] {
    return this.#findings.list();
  }

  /** See `Findings`. */
  revision(): number {
    return this.#findings.revision();
  }

  /** See `Findings`. */
  suppressed(): readonly Suppressed[] {
    return this.#findings.suppressed();
  }

  counts(): Record<Severity, number> {
    return this.#findings.counts();
  }

  dropped(): Record<string, number> {
    const { forgotten } = this.#memories;
    const findings = [...this.#findings.dropped].map(([rule, count]) => [`${rule} findings`, count] as const);
    return Object.fromEntries([...findings, ...(forgotten > 0 ? [['rule memories', forgotten] as const] : [])]);
  }

  #audience(name: EventName): Audience {
    let audience = this.#audiences.get(name);
    if (!audience) this.#audiences.set(name, (audience = { notes: [], judges: [] }));
    return audience;
  }

  /** What a snap length cut speaks of nothing that is not there (GUARD-1). */
  #seeLayers(event: EventOf<'frame'>): void {
    const { frame, decoded, end, timeNs, link, channel } = event;
    if (frame.data.length < frame.origLen) return;
    for (const layer of decoded.layers) {
      const seats = this.#byLayer.get(layer.name);
      if (seats === undefined) continue;
      const seen: LayerEvent<never> = { timeNs, link, channel, frame, decoded, end, layer, pdu: (layer.complete ? layer.pdu : null) as never };
      for (const seat of seats) this.#judge(seat, seen);
    }
    forgetTlvs();
  }

  #judge(seat: Seat, event: AnyEvent): void {
    if (seat.isAboutDestination && event.link.isCooked) return;
    if (seat.remembersHistory && !this.#coverage.isHistoryKnown(event.channel, event.timeNs)) return;
    const said = seat.check(event, this.#memories.of(seat, event.channel));
    if (said !== null) this.#hear(seat.rule, event, said);
  }

  #hear(rule: Rule, event: AnyEvent, said: Exclude<Said, null>): void {
    const isKnown = rule.history === undefined || this.#coverage.isHistoryKnown(event.channel, event.timeNs);
    for (const verdict of Array.isArray(said) ? (said as readonly Verdict[]) : [said as Verdict]) {
      if (isKnown || (rule.history !== true && verdict.isCertain)) this.#weigh(rule, event, verdict);
    }
  }

  #weigh(rule: Rule, event: AnyEvent, verdict: Verdict): void {
    const { channel, link, timeNs } = event;
    const looksBackNs = rule.looksBackNs(event as never);
    if (!verdict.isCertain && this.#coverage.coveredNs(link, timeNs) < looksBackNs) return;
    const occurrence = this.#occurrence(rule, event, verdict);
    if (!rule.absence || verdict.isCertain) return this.#findings.add(occurrence);
    const sinceNs = timeNs - this.#coverage.windowNs(channel);
    if (this.#coverage.isCounted(channel, Math.min(sinceNs, timeNs - looksBackNs))) return;
    if (rule.absence === 'counted') return this.#findings.add(occurrence);
    if (this.#coverage.isStale(channel, sinceNs)) return;
    const [oldest] = this.#held.size >= MAX_HELD ? this.#held : [];
    if (oldest) this.#settleEarly(oldest);
    const { timerNs, waitsNs = 0 } = verdict;
    const dueNs = timerNs === undefined ? timeNs + waitsNs : timeNs + withSlack(timerNs) - timerNs;
    const held = new Held(occurrence, verdict.unless ?? (() => false), sinceNs, dueNs, this.#release);
    this.#held.add(held);
    this.#timers.set(held, Math.max(dueNs, timeNs + this.#coverage.holdNs(channel)));
  }

  #occurrence(rule: Rule, event: AnyEvent, verdict: Verdict): Occurrence {
    const { channel, link, timeNs } = event;
    const isAssumed = rule.timers === true && generationOf(event) === 'ratified' && channel.operational().basis === 'assumed';
    const arrival = rule.timers === true ? arrivalTimes(link) : '';
    const reasons = [verdict.reason ?? '', isAssumed ? ASSUMED : '', arrival].filter((reason) => reason !== '');
    const confidence = verdict.confidence ?? (rule.absence && !verdict.isCertain ? 'inferred' : 'confirmed');
    const limit: Severity = isAssumed || rule.unverified ? 'warning' : 'error';
    // What the operator decided is decided.
    const severity = this.#policy.severities.get(rule.id) ?? atMost(limit, atMost(rule.severity, verdict.severity ?? rule.severity));
    return {
      rule,
      timeNs,
      link,
      channel,
      life: verdict.life ?? null,
      severity,
      expected: verdict.expected,
      received: verdict.received,
      frames: verdict.frames,
      confidence: arrival !== '' && confidence === 'confirmed' ? 'inferred' : confidence,
      reason: reasons.join('; '),
      isVoid: rule.absence === true ? null : (verdict.unless ?? null),
    };
  }

  /** It need not be held back any longer; where its timer has not run out nobody knows. */
  #settleEarly(held: Held): void {
    this.#timers.remove(held);
    if (held.dueNs <= this.#nowNs) this.#settle(held);
    else {
      this.#held.delete(held);
      this.#deaf.delete(held);
    }
  }

  #expire(held: Held): void {
    if (this.#deaf.has(held) || this.#coverage.heardNs(held.occurrence.link) >= held.dueNs) return this.#settle(held);
    this.#deaf.add(held);
    this.#timers.set(held, held.dueNs + MAX_DEAF_NS);
  }

  /** Frames come again: a jump of their numbers would be the explanation. */
  #wake(input: Exclude<Input, Gap | Clock>): void {
    for (const held of this.#deaf) {
      const { link, channel } = held.occurrence;
      if (input.point.id !== link.point.id) continue;
      this.#deaf.delete(held);
      this.#timers.set(held, input.timeNs + this.#coverage.holdNs(channel));
    }
  }

  /** What comes now is too late to explain it. */
  #settle(held: Held): void {
    this.#held.delete(held);
    this.#deaf.delete(held);
    const { occurrence, unless, sinceNs } = held;
    const { rule, link, channel } = occurrence;
    const isOneWay = rule.bothEnds === true && (link.current.ends.length < 2 || channel.hearsOthers);
    if (!isOneWay && !this.#coverage.isStale(channel, sinceNs) && !unless()) this.#findings.add(occurrence);
  }
}
