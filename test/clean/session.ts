import type { Frame } from '../../src/model/frame.js';
import { ASSOC, DEASSOC, NCB, octets, Scenario, tlv } from '../scenario.js';

type Fields = NonNullable<Parameters<Scenario['exchange']>[2]>;
type Evb = NonNullable<Parameters<Scenario['converge']>[0]>;

/** What a session may have besides the usual: R 3, RTE 14, RWD 20, RKA 20. */
export interface Usual {
  readonly bridge?: Evb;
  readonly station?: Evb;
  /** LLDP: 30 s and 121 s. */
  readonly refreshSec?: number;
  readonly ttl?: number;
}

/** Relay, group identifiers. */
export const RELAY_AND_GROUPS = { bridge: { rrcap: 1, rrctr: 1, bgid: 1 }, station: { rrreq: 1, rrstat: 1, sgid: 1 } } satisfies Usual;

/** LLDPDUs leave this often, keep-alives that often (T(RKA 20) is 10.49 s). */
const REFRESH_SEC = 30;
const KEEP_ALIVE_SEC = 10;

/** A session in which both ends do everything right, frame by frame; the frames stay at hand to be written as a capture. */
export class Session extends Scenario {
  readonly frames: Frame[];
  /** What both ends say from now on. */
  usual: Usual;
  #refreshedSec = -Infinity;
  /** The links that are up, and the one that frames are of. */
  readonly #links = new Set<1 | 2>();
  #link: 1 | 2 = 1;

  constructor(usual: Usual = {}) {
    const frames: Frame[] = [];
    super({ onFrame: ({ frame }) => void frames.push(frame) });
    this.frames = frames;
    this.usual = usual;
  }

  override on(link: 1 | 2): this {
    this.#link = link;
    return super.on(link);
  }

  /** Both ends hear each other; what they heard is in their second LLDPDU. */
  meet(): this {
    this.#links.add(this.#link);
    for (let i = 0; i < 3; i++) {
      this.#refresh();
      this.wait(1);
    }
    return this;
  }

  /** Time passes: keep-alives of these VSIs, LLDPDUs when they are due. */
  alive(seconds: number, lives: readonly { number: number; type?: number; fields?: Fields; answer?: Fields }[]): this {
    const endSec = this.timeSec + seconds;
    for (let atSec = this.timeSec; atSec + KEEP_ALIVE_SEC <= endSec; atSec += KEEP_ALIVE_SEC) {
      this.timeSec = Math.max(this.timeSec, atSec + KEEP_ALIVE_SEC);
      this.keepUp();
      for (const { number, type = ASSOC, fields = {}, answer = fields } of lives) {
        this.request(type, number, fields);
        this.respond(type, number, answer);
        this.wait(0.05);
      }
    }
    return this;
  }

  /** Sends the LLDPDUs that are due. */
  keepUp(): void {
    const { svid } = this;
    this.svid = null;
    if (this.timeSec - this.#refreshedSec >= (this.usual.refreshSec ?? REFRESH_SEC) - 1) this.#refresh();
    this.svid = svid;
  }

  /** Time passes with LLDPDUs alone. */
  idle(seconds: number): this {
    for (const endSec = this.timeSec + seconds; this.timeSec + 1 <= endSec; this.wait(1)) this.keepUp();
    return this;
  }

  /** Asks and is granted; `answer` where the bridge fills something in. */
  granted(type: number, number: number, fields: Fields = {}, answer: Fields = fields): this {
    this.request(type, number, fields);
    this.respond(type, number, answer);
    return this.wait(0.5);
  }

  /** A whole life of a minute. */
  life(number: number, fields: Fields = {}, answer: Fields = fields): this {
    this.granted(ASSOC, number, fields, answer).alive(60, [{ number, fields: answer }]);
    return this.granted(DEASSOC, number, answer);
  }

  #refresh(): void {
    const { bridge = {}, station = {}, ttl } = this.usual;
    const now = this.#link;
    this.#refreshedSec = this.timeSec;
    for (const link of this.#links) {
      this.on(link).lldp('station', [tlv.evb('station', station)], ttl);
      this.wait(0.01).lldp('bridge', [tlv.evb('bridge', bridge)], ttl);
    }
    this.on(now);
  }
}

/** How a draft session goes. */
export interface DraftPace {
  readonly minutes: number;
  /** Between answer and keep-alive, and until ECPDUs are acknowledged and answered. */
  readonly keepAliveSec?: number;
  readonly ackSec?: number;
  readonly answerSec?: number;
  /** Where ECPDUs go. */
  readonly destination?: string;
}

/** A draft life: associate, keep-alives every 10 s, de-associate; the bridge's own ECPDUs are numbered apart. */
export function draftSession({ minutes, keepAliveSec = 10, ackSec = 0.001, answerSec = 0.02, destination = NCB }: DraftPace): Session {
  const s = new Session();
  let seq = 0;
  let refreshedSec = 0;
  const refresh = (heard: 0 | 1): void => {
    const local = { crte: heard, cecp: heard, cvdp: heard, cstd: heard };
    refreshedSec = s.timeSec;
    s.lldp('station', [tlv.evbDraft({ ...local, srr: 0 })]);
    s.wait(0.01).lldp('bridge', [tlv.evbDraft({ ...local, srr: 0 })]);
  };
  const exchange = (type: number): void => {
    seq++;
    s.destination = destination;
    s.draft('station', seq, [tlv.draft(type, 1)]);
    s.wait(ackSec).draft('bridge', seq, null);
    s.wait(answerSec).draft('bridge', seq, [tlv.draft(type, 1)]);
    s.wait(ackSec).draft('station', seq, null);
    s.destination = NCB;
  };
  for (let i = 0; i < 3; i++, s.wait(1)) refresh(i === 0 ? 0 : 1);
  exchange(DRAFT_ASSOC);
  for (const endSec = s.timeSec + 60 * minutes; s.timeSec < endSec;) {
    s.wait(keepAliveSec);
    if (s.timeSec - refreshedSec >= REFRESH_SEC) refresh(1);
    exchange(DRAFT_ASSOC);
  }
  s.wait(3);
  exchange(DRAFT_DEASSOC);
  s.wait(2);
  refresh(1);
  return s;
}

const DRAFT_ASSOC = 2;
const DRAFT_DEASSOC = 3;

/** A filter entry for `number`. */
export const macOf = (number: number): Uint8Array => octets(`5254000000${number.toString(16).padStart(2, '0')}`);
