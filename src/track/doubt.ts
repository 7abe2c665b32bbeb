import type { Cause } from '../model/vsi.js';
import type { Channel, Speaker } from './channel.js';
import { settle } from './inference.js';
import type { Life } from './life.js';
import type { VsiTable } from './vsi-table.js';

/** An ECPDU that the capture does not have. */
export interface Missing {
  readonly speaker: Speaker;
  readonly seq: number;
  /** It was sent between these times. */
  readonly fromNs: number;
  readonly toNs: number;
  /** Number of the frame that shows it. */
  readonly frame: number;
  /** Its acknowledgement is in the capture: it arrived. Without one the wire may have lost it, not the capture. */
  readonly isAcked: boolean;
}

interface Ledger {
  /** Requests of the station that are missing and not explained yet. */
  station: Missing[];
  /** ECPDUs of the bridge that are missing and answer nothing known. */
  bridge: Missing[];
  /** Missing requests that were explained, whose answers were not seen: those may turn out to be missing later. */
  unanswered: Missing[];
  /** Answers whose requests are not known to be missing yet. */
  early: { readonly timeNs: number; readonly act: (timeNs: number) => void }[];
  /** When frames were last known to be missing before the present ones. */
  lossBeforeNs: number;
  isResolving: boolean;
}

/** How long the frames that follow a missing one get to explain it. */
const EXPLAIN_NS = 400e6;
/** A keep-alive may leave this much before or after its time: requests queue behind each other. */
const DUE_NS = 1.2e9;
const MAX_OPEN = 64;
/** A VSI of which so many keep-alives in a row are missing is rather gone. */
const MAX_ASSUMED = 2;

/**
 * What the capture missed and what that may mean. Each missing ECPDU is explained where it can be: an answer that waits,
 * a keep-alive that was due. What stays unexplained may have changed any VSI of the channel: all become stale until they
 * show themselves again.
 */
export class Doubt {
  readonly #table: VsiTable;
  readonly #ledgers = new Map<Channel, Ledger>();

  constructor(table: VsiTable) {
    this.#table = table;
  }

  /** ECPDUs are not in the capture. */
  missed(all: readonly Missing[]): void {
    for (const missing of all) this.#missed(missing);
  }

  #missed(missing: Missing): void {
    const { speaker, fromNs, toNs } = missing;
    const { channel } = speaker;
    const ledger = this.#ledger(channel);
    if (ledger.station.length + ledger.bridge.length === 0) ledger.lossBeforeNs = channel.lossNs;
    channel.lossNs = toNs;
    if (speaker.role === 'bridge') {
      const waiting = this.#waiting(channel, toNs);
      if (!waiting) ledger.bridge.push(missing);
      else if (missing.isAcked) {
        settle(this.#table, waiting, toNs, missing.frame);
        this.#table.waits.expectKeepAlive(waiting, toNs);
      }
    } else if (!isExplainedEarly(ledger, fromNs, toNs)) ledger.station.push(missing);
    if (ledger.isResolving) return;
    ledger.isResolving = true;
    this.#table.timers.start(ledger, toNs + EXPLAIN_NS, (due, timeNs) => this.#resolve(channel, due, timeNs));
  }

  /** One that was thought missing came late: frames overtook each other, none was lost. */
  found(speaker: Speaker, seq: number): void {
    const ledger = this.#ledger(speaker.channel);
    const isOther = (missing: Missing): boolean => missing.speaker !== speaker || missing.seq !== seq;
    const open = ledger.station.length + ledger.bridge.length;
    ledger.station = ledger.station.filter(isOther);
    ledger.bridge = ledger.bridge.filter(isOther);
    if (open > 0 && ledger.station.length + ledger.bridge.length === 0) speaker.channel.lossNs = ledger.lossBeforeNs;
  }

  /** An answer came whose request is not in the capture. True when one is known to be missing: that is it, then. */
  explains(channel: Channel): boolean {
    return this.#ledger(channel).station.shift() !== undefined;
  }

  /** An answer came whose request is not known to be missing. Should it turn out to be, `act` is told when. */
  expect(channel: Channel, timeNs: number, act: (timeNs: number) => void): void {
    const ledger = this.#ledger(channel);
    ledger.early = [...ledger.early.slice(-MAX_OPEN), { timeNs, act }];
  }

  /** Every VSI of the channel may have changed. */
  all(channel: Channel, timeNs: number, cause: Cause = 'capture-gap', frame: number | null = null): void {
    for (const life of this.#table.of(channel)) {
      const ground = { timeNs, frame, confidence: 'stale', cause } as const;
      life.doubt('station', ground);
      life.doubt('bridge', ground);
    }
  }

  #ledger(channel: Channel): Ledger {
    let ledger = this.#ledgers.get(channel);
    if (!ledger) this.#ledgers.set(channel, (ledger = { station: [], bridge: [], unanswered: [], early: [], lossBeforeNs: -Infinity, isResolving: false }));
    return ledger;
  }

  /**
   * The VSI whose request the bridge had last before `nowNs`: answers come within milliseconds. A request that was sent
   * again and never acknowledged did not get there.
   */
  #waiting(channel: Channel, nowNs: number): Life | null {
    let latest: Life | null = null;
    let latestNs = -Infinity;
    for (const life of this.#table.of(channel)) {
      const { pending } = life;
      if (!pending || (pending.exchange.ackedNs === null && pending.exchange.transmissions > 1)) continue;
      const hadNs = pending.exchange.ackedNs ?? pending.timeNs;
      if (hadNs >= nowNs || hadNs < latestNs) continue;
      latest = life;
      latestNs = hadNs;
    }
    return latest;
  }

  #resolve(channel: Channel, ledger: Ledger, nowNs: number): void {
    ledger.isResolving = false;
    const { station, bridge } = ledger;
    ledger.station = [];
    ledger.bridge = [];
    ledger.unanswered = [...ledger.unanswered, ...station].slice(-MAX_OPEN);
    let isExplained = true;
    for (const missing of station) {
      const due = this.#due(channel, missing);
      if (!due) isExplained = false;
      else {
        due.assumedKeepAlives++;
        this.#table.waits.expectKeepAlive(due, Math.max(due.keepAliveDueNs, missing.fromNs));
      }
    }
    for (const missing of bridge) isExplained &&= isAnswer(ledger, missing) || this.#isFarewell(channel, missing);
    if (!isExplained) this.all(channel, nowNs);
  }

  /** The VSI whose keep-alive was due then and was not seen. */
  #due(channel: Channel, missing: Missing): Life | null {
    let first: Life | null = null;
    for (const life of this.#table.of(channel)) {
      const dueNs = life.keepAliveDueNs;
      if (life.assumedKeepAlives >= MAX_ASSUMED || dueNs < missing.fromNs - DUE_NS || dueNs > missing.toNs + EXPLAIN_NS) continue;
      if (dueNs < (first?.keepAliveDueNs ?? Infinity)) first = life;
    }
    return first;
  }

  /** lldpad's bridge ends a VSI that has left once more, a keep-alive timeout later (PROTOCOLS 6.2). */
  #isFarewell(channel: Channel, missing: Missing): boolean {
    const timeoutNs = channel.operational().keepAliveTimeoutNs;
    for (const life of this.#table.of(channel)) {
      const atNs = life.leftNs + timeoutNs;
      if (atNs < missing.fromNs - DUE_NS || atNs > missing.toNs + EXPLAIN_NS) continue;
      life.leftNs = -Infinity;
      return true;
    }
    return false;
  }
}

/** Takes an answer since `sinceNs` whose request was not known to be missing before. */
function isExplainedEarly(ledger: Ledger, sinceNs: number, nowNs: number): boolean {
  const at = ledger.early.findIndex(({ timeNs }) => timeNs >= sinceNs);
  const [answer] = at >= 0 ? ledger.early.splice(at, 1) : [];
  answer?.act(nowNs);
  return answer !== undefined;
}

/** Takes the missing request that this ECPDU of the bridge answers: a whole transaction is missing. */
function isAnswer(ledger: Ledger, missing: Missing): boolean {
  const at = ledger.unanswered.findIndex((request) => request.toNs >= missing.fromNs - DUE_NS && request.fromNs <= missing.toNs);
  if (at >= 0) ledger.unanswered.splice(at, 1);
  return at >= 0;
}
