import type { Frame } from '../../src/model/frame.js';
import { ASSOC, DEASSOC, octets, Scenario, tlv } from '../scenario.js';

type Fields = NonNullable<Parameters<Scenario['exchange']>[2]>;
type Evb = NonNullable<Parameters<Scenario['converge']>[0]>;

/** What a session may have besides the usual: R 3, RTE 14, RWD 20, RKA 20. */
export interface Usual {
  readonly bridge?: Evb;
  readonly station?: Evb;
}

/** Relay, group identifiers. */
export const RELAY_AND_GROUPS = { bridge: { rrcap: 1, rrctr: 1, bgid: 1 }, station: { rrreq: 1, rrstat: 1, sgid: 1 } } satisfies Usual;

/** LLDPDUs leave this often, keep-alives that often (T(RKA 20) is 10.49 s). */
const REFRESH_SEC = 30;
const KEEP_ALIVE_SEC = 10;

/** A session in which both ends do everything right, frame by frame; the frames stay at hand to be written as a capture. */
export class Session extends Scenario {
  readonly frames: Frame[];
  readonly #usual: Usual;
  #refreshedSec = -Infinity;

  constructor(usual: Usual = {}) {
    const frames: Frame[] = [];
    super({ onFrame: ({ frame }) => void frames.push(frame) });
    this.frames = frames;
    this.#usual = usual;
  }

  /** Both ends hear each other; what they heard is in their second LLDPDU. */
  meet(): this {
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
    if (this.timeSec - this.#refreshedSec >= REFRESH_SEC - 1) this.#refresh();
    this.svid = svid;
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
    const { bridge = {}, station = {} } = this.#usual;
    this.#refreshedSec = this.timeSec;
    this.lldp('station', [tlv.evb('station', station)]);
    this.wait(0.01).lldp('bridge', [tlv.evb('bridge', bridge)]);
  }
}

/** A draft life: associate, keep-alives every 10 s, de-associate; the bridge's own ECPDUs are numbered apart. */
export function draftSession(minutes: number): Session {
  const s = new Session();
  let seq = 0;
  const refresh = (heard: 0 | 1): void => {
    const local = { crte: heard, cecp: heard, cvdp: heard, cstd: heard };
    s.lldp('station', [tlv.evbDraft({ ...local, srr: 0 })]);
    s.wait(0.01).lldp('bridge', [tlv.evbDraft({ ...local, srr: 0 })]);
  };
  const exchange = (type: number): void => {
    seq++;
    s.draft('station', seq, [tlv.draft(type, 1)]);
    s.wait(0.001).draft('bridge', seq, null);
    s.wait(0.02).draft('bridge', seq, [tlv.draft(type, 1)]);
    s.wait(0.001).draft('station', seq, null);
  };
  for (let i = 0; i < 3; i++, s.wait(1)) refresh(i === 0 ? 0 : 1);
  exchange(DRAFT_ASSOC);
  for (let i = 1; i <= 6 * minutes; i++) {
    s.wait(10);
    if (i % 3 === 0) refresh(1);
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
