import type { Decoded } from '../model/decoded.js';
import type { Frame } from '../model/frame.js';
import type { Generation } from '../model/vsi.js';
import type { Speaker } from './channel.js';
import { EcpSender, type Sequence, type Span } from './ecp-sender.js';
import { Exchange } from './exchange.js';
import type { Missing } from './doubt.js';
import type { Emit } from './event.js';
import { DRAFT, type Operational } from './evb.js';
import { layerOf } from './pdus.js';
import { GiveUps } from './give-ups.js';
import type { Timers } from './timers.js';

/** What the layer above wants to know. */
export interface EcpUser {
  /** A request that its receiver takes for a new one. */
  onRequest(frame: Frame, decoded: Decoded, exchange: Exchange): void;
  /** A copy of an older request, which its receiver takes for a new one too. */
  onRedelivered(frame: Frame, decoded: Decoded, exchange: Exchange): void;
  onAcknowledged(exchange: Exchange, frame: Frame): void;
  /** Its sender has given up by now. */
  onUnacknowledged(exchange: Exchange, timeNs: number): void;
  /** Requests that the capture does not have. */
  onMissed(missing: readonly Missing[]): void;
  /** A request that was thought missing came late. */
  onFound(speaker: Speaker, seq: number): void;
  onRestart(speaker: Speaker, frame: Frame): void;
}

interface Header {
  readonly generation: Generation;
  readonly isAck: boolean;
  readonly subtype: number;
  readonly seq: number;
  /** The ULPDU of a request in the frame; what follows an acknowledgement is padding. */
  readonly ulpdu: Span;
}

/** The numbers that a restarted or much delayed acknowledgement may be ahead and still mean a missed request. */
const MAX_AHEAD = 16;
/** Of a wide gap so many numbers are told: what they may have changed is everything anyway. */
const MAX_TOLD = 64;

/** The ECP header of a frame that its receiver takes, null for what it drops (PROTOCOLS 4.3: version, operation). */
function headerOf(frame: Frame, decoded: Decoded): Header | null {
  const ecp = layerOf(decoded, 'ecp');
  if (ecp) {
    const { version, op, subtype, seqno: seq } = ecp.pdu;
    if (version !== 1 || op > 1 || subtype < 1 || subtype > 2) return null;
    return { generation: 'ratified', isAck: op === 1, subtype, seq, ulpdu: { data: frame.data, from: ecp.start + 4, to: ecp.end } };
  }
  const draft = layerOf(decoded, 'ecp-draft');
  if (!draft || draft.pdu.op > 1) return null;
  const { op, seqno: seq } = draft.pdu;
  return { generation: 'draft', isAck: op === 1, subtype: 0, seq, ulpdu: { data: frame.data, from: draft.start + 9, to: draft.end } };
}

/** ECP on all channels: requests, their copies, acknowledgements and what is missing (802.1Q 43). */
export class EcpTracker {
  readonly #emit: Emit;
  readonly #user: EcpUser;
  readonly #giveUps: GiveUps;

  constructor(timers: Timers, emit: Emit, user: EcpUser) {
    this.#emit = emit;
    this.#user = user;
    this.#giveUps = new GiveUps(timers, (exchange, timeNs) => {
      const { end, channel } = exchange.speaker;
      emit('ecp.unacked', { timeNs, link: end.link, channel, frame: null, exchange });
      user.onUnacknowledged(exchange, timeNs);
    });
  }

  /** Exchanges that were given up before their time for want of room. */
  get dropped(): number {
    return this.#giveUps.dropped;
  }

  receive(frame: Frame, decoded: Decoded, speaker: Speaker): void {
    const header = headerOf(frame, decoded);
    if (!header) return this.#useUp(decoded, speaker);
    speaker.speaksEcp = true;
    if (header.isAck) this.#acknowledgement(frame, speaker, header);
    else this.#request(frame, decoded, speaker, header);
  }

  /** An ECPDU that its receiver drops has used up its number all the same: it is not missing. */
  #useUp(decoded: Decoded, speaker: Speaker): void {
    const ecp = layerOf(decoded, 'ecp');
    if (!ecp || ecp.pdu.op === 1) return;
    const sender = senderOf(speaker, 'ratified');
    if (sender.place(ecp.pdu.seqno).kind === 'next') sender.lastSeq = ecp.pdu.seqno;
  }

  #request(frame: Frame, decoded: Decoded, speaker: Speaker, header: Header): void {
    const sender = senderOf(speaker, header.generation);
    const { channel } = speaker;
    const { link } = speaker.end;
    const { timeNs } = frame;
    const repeated = sender.repeated(header.seq, header.ulpdu, frame.timeNs);
    const arrived = sender.lastArrived;
    sender.lastArrived = header.seq;
    if (repeated) {
      const gapNs = frame.timeNs - repeated.lastNs;
      const isRenumbered = !repeated.hasNumber(header.seq);
      sender.repeat(repeated, header.seq, frame);
      if (header.generation === 'draft') sender.lastSeq = header.seq;
      this.#emit('ecp.retransmission', { timeNs, link, channel, frame, exchange: repeated, gapNs, isRenumbered });
      // Another number came in between: the receiver takes this copy for something new.
      if (header.generation === 'ratified' && arrived !== header.seq) this.#user.onRedelivered(frame, decoded, repeated);
      return;
    }
    const conflict = sender.conflicting(header.seq, frame.timeNs);
    const previous = sender.current;
    const exchange = this.#open(frame, speaker, header);
    const sequence = sender.place(header.seq);
    const before = sender.lastSeq;
    const kind = outOfStep(sequence, sender, header.seq);
    const reused = previous?.hasNumber(header.seq) === true && !sender.isLatest(header.ulpdu) ? previous : null;
    if (sequence.kind === 'restart' && !conflict) this.#restart(frame, speaker, sender);
    if (sequence.kind !== 'reordered') sender.lastSeq = header.seq;
    sender.open(exchange, header.ulpdu);
    sender.waiting = this.#giveUps.await(sender.waiting, exchange);
    exchange.isConflict = conflict !== null;
    if (conflict) this.#emit('ecp.conflict', { timeNs, link, channel, frame, exchange, conflict });
    else if (before !== null && kind !== null) {
      this.#emit('ecp.sequence', { timeNs, link, channel, frame, speaker, before, beforeFrame: previous?.copies.at(-1) ?? null, beforeNs: previous?.lastNs ?? timeNs, seq: header.seq, kind, reused });
    }
    this.#emit('ecp.request', { timeNs, link, channel, frame, exchange, sender, previous });
    this.#user.onRequest(frame, decoded, exchange);
    // What is missing is looked for after this frame has explained what it can.
    if (sequence.kind === 'gap') this.#missed(speaker, before!, sequence.missing, previous, frame, false);
    if (sequence.kind === 'reordered') this.#user.onFound(speaker, header.seq);
  }

  #restart(frame: Frame, speaker: Speaker, sender: EcpSender): void {
    sender.restart();
    this.#user.onRestart(speaker, frame);
  }

  #open(frame: Frame, speaker: Speaker, header: Header): Exchange {
    return new Exchange(speaker, header.generation, header.subtype, header.seq, isEmpty(header.ulpdu), frame, limitsOf(speaker, header.generation));
  }

  #acknowledgement(frame: Frame, speaker: Speaker, header: Header): void {
    const asker = speaker.channel.opposite(speaker);
    const sender = asker ? senderOf(asker, header.generation) : null;
    const exchange = sender?.acknowledged(header.seq) ?? null;
    const isFirst = exchange !== null && exchange.ackedNs === null;
    if (exchange) {
      exchange.acks++;
      if (isFirst) {
        exchange.ackedNs = frame.timeNs;
        exchange.ackFrame = frame.no;
        exchange.isWaiting = false;
        sender?.waiting?.queue.trim();
      }
    }
    this.#emit('ecp.ack', { timeNs: frame.timeNs, link: speaker.end.link, channel: speaker.channel, frame, speaker, exchange, seq: header.seq, isFirst });
    if (exchange && isFirst) this.#user.onAcknowledged(exchange, frame);
    if (!exchange && asker && sender) this.#unseen(frame, asker, sender, header.seq);
  }

  /** Something was acknowledged that the capture does not have: the request is missing, not just late. */
  #unseen(frame: Frame, asker: Speaker, sender: EcpSender, seq: number): void {
    const ahead = sender.lastSeq === null ? 0 : (seq - sender.lastSeq) & 0xffff;
    if (sender.lastSeq !== null && (ahead === 0 || ahead > MAX_AHEAD)) return;
    sender.lastSeq = seq;
    if (ahead > 1) this.#missed(asker, seq - ahead, ahead - 1, sender.current, frame, false);
    this.#missed(asker, seq - 1, 1, sender.current, frame, true);
  }

  /** `count` requests after the number `before` are missing; the last one known is `previous`. */
  #missed(speaker: Speaker, before: number, count: number, previous: Exchange | null, frame: Frame, isAcked: boolean): void {
    const fromNs = previous?.lastNs ?? frame.timeNs;
    const numbers = Array.from({ length: Math.min(count, MAX_TOLD) }, (_, i) => (before + 1 + i) & 0xffff);
    this.#user.onMissed(numbers.map((seq) => ({ speaker, seq, fromNs, toNs: frame.timeNs, frame: frame.no, isAcked })));
  }
}

/** How a number is out of step; null where it is not, or where frames just overtook each other. */
function outOfStep({ kind }: Sequence, sender: EcpSender, seq: number): 'gap' | 'restart' | 'again' | null {
  if (kind === 'reordered') return sender.knows(seq) ? 'again' : null;
  return kind === 'gap' || kind === 'restart' ? kind : null;
}

export function senderOf(speaker: Speaker, generation: Generation): EcpSender {
  if (speaker.sender?.generation === generation) return speaker.sender;
  let sender = speaker.senders.get(generation);
  if (!sender) speaker.senders.set(generation, (sender = new EcpSender(generation)));
  speaker.sender = sender;
  return sender;
}

function isEmpty({ data, from, to }: Span): boolean {
  for (let at = from; at < to; at++) if (data[at] !== 0) return false;
  return true;
}

/** The limits that hold for this generation on this channel now. */
export function limitsOf(speaker: Speaker, generation: Generation): Operational {
  return generation === 'draft' ? DRAFT : speaker.channel.operational();
}
