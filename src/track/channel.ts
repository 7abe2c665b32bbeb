import type { Generation, Side } from '../model/vsi.js';
import type { End } from './end.js';
import { operational, type Operational } from './evb.js';
import type { EcpSender } from './ecp-sender.js';
import type { Life } from './life.js';
import type { Link } from './link.js';
import type { Cdcp, Evb, EvbDraft } from './pdus.js';

/** A TLV as it was last received from an end, and since when its content is as it is. */
export interface Heard<T> {
  readonly tlv: T;
  readonly frame: number;
  readonly timeNs: number;
  readonly sinceNs: number;
}

/** The values that EVB negotiates. */
export type Parameter = 'r' | 'rte' | 'rwd' | 'rka';
const PARAMETERS: readonly Parameter[] = ['r', 'rte', 'rwd', 'rka'];

/** Who first asked for the value in force: after convergence both ends advertise the larger one (PROTOCOLS 2.2). */
export interface Origin {
  readonly value: number;
  readonly speaker: Speaker;
  readonly frame: number;
}

/** What an end says of itself in one octet of the TLV, and repeats in the other. */
const STATUS = ['bgid', 'rrcap', 'rrctr', 'sgid', 'rrreq', 'rrstat'] as const;

const ASSUMED = operational([]);
/** EVB mode. */
const STATION = 2;

/** What one end says on one S-channel. */
export class Speaker {
  readonly end: End;
  channel: Channel;
  /** Null again when the neighbour expired or said goodbye. */
  evb: Heard<Evb> | null = null;
  evbDraft: Heard<EvbDraft> | null = null;
  cdcp: Heard<Cdcp> | null = null;
  /** SVIDs that it ever listed, and when it first sent a list. */
  readonly listed = new Set<number>();
  firstListNs: number | null = null;
  /** The last EVB TLVs ever heard: timers in force do not forget. */
  lastEvb: Evb | null = null;
  lastEvbDraft: EvbDraft | null = null;
  /** Its latest EVB TLV could not be understood. */
  isEvbOdd = false;
  /** What it ever asked for as a station. */
  readonly asked = { rrreq: false, sgid: false };
  lastLldpNs = -Infinity;
  /** It was heard to send any ECPDU. */
  speaksEcp = false;
  /** Steady LLDP interval as observed; null before two LLDPDUs of the steady phase. */
  refreshNs: number | null = null;
  /** The latest of `senders`. */
  sender: EcpSender | null = null;
  /** Requests it sent, by generation. */
  readonly senders = new Map<Generation, EcpSender>();

  constructor(end: End, channel: Channel) {
    this.end = end;
    this.channel = channel;
  }

  get role(): Side | null {
    return this.end.link.roleOf(this.end);
  }
}

/** An S-channel of a link: its own EVB exchange, ECP sequence spaces and VSIs (802.1Q 42). */
export class Channel {
  readonly link: Link;
  /** SVID, null for the default channel. */
  readonly svid: number | null;
  readonly speakers = new Map<End, Speaker>();
  /** Where the values in force come from; empty before an EVB TLV was seen. */
  readonly origins = new Map<Parameter, Origin>();
  /** The latest life of each VSI, by format and VSIID. */
  readonly lives = new Map<string, Life>();
  /** What those keep of it who look on; nothing of the tracker. It goes when the channel goes. */
  readonly memories: unknown[] = [];
  /** When frames were last known to be missing; -Infinity while nothing speaks for it. */
  lossNs = -Infinity;

  #operational: Operational | null = null;

  constructor(link: Link, svid: number | null) {
    this.link = link;
    this.svid = svid;
  }

  speaker(end: End): Speaker {
    if (end.speaker?.channel === this) return end.speaker;
    let speaker = this.speakers.get(end);
    if (!speaker) this.speakers.set(end, (speaker = new Speaker(end, this)));
    end.speaker = speaker;
    return speaker;
  }

  /** Takes over a speaker whose end moved to this link. */
  admit(speaker: Speaker): void {
    speaker.channel = this;
    this.speakers.set(speaker.end, speaker);
    this.#operational = null;
  }

  /** The speaker in that role, null while nobody is known to have it here. */
  side(role: Side): Speaker | null {
    const end = this.link.end(role);
    return (end && this.speakers.get(end)) ?? null;
  }

  /** The last EVB TLV of that end, of the default channel where it sent none on this one. */
  evbOf(role: Side): Evb | null {
    return this.side(role)?.lastEvb ?? this.link.channels.get(null)?.side(role)?.lastEvb ?? null;
  }

  /** The speaker at the other end, null while it was not heard on this channel. */
  opposite(speaker: Speaker): Speaker | null {
    const other = this.link.other(speaker.end);
    if (other?.speaker?.channel === this) return other.speaker;
    return (other && this.speakers.get(other)) ?? null;
  }

  /** An EVB TLV came in. */
  hear(speaker: Speaker, tlv: Evb, frame: number): void {
    speaker.lastEvb = tlv;
    if (tlv.mode === STATION) {
      speaker.asked.rrreq ||= tlv.rrreq === 1;
      speaker.asked.sgid ||= tlv.sgid === 1;
    }
    this.#operational = null;
    const limits = this.operational();
    for (const parameter of PARAMETERS) {
      const value = limits[parameter];
      if (this.origins.get(parameter)?.value === value) continue;
      const other = this.opposite(speaker);
      this.origins.set(parameter, { value, speaker: tlv[parameter] === value || !other ? speaker : other, frame });
    }
  }

  /**
   * Two ends of the same role, of which one repeats what it heard from an end of the other role: their partners are not in
   * the capture (a mirror of one direction of several uplinks), and they do not talk to each other. Not where each of them
   * repeats just what the other one says, and nobody is heard to talk by ECP.
   */
  get hearsOthers(): boolean {
    const [one, two] = [...this.speakers.values()];
    return this.mayHearOthers && (one!.speaksEcp || two!.speaksEcp || !agree(one!.lastEvb, two!.lastEvb));
  }

  /** The same, where nothing speaks for it but that one of them repeats a status of the other role. */
  get mayHearOthers(): boolean {
    const [one, two] = [...this.speakers.values()];
    if (!one?.role || one.role !== two?.role || this.link.isProven || this.link.wasComplementary) return false;
    const echo = ({ bgid, rrcap, rrctr, sgid, rrreq, rrstat }: Evb): number => (one.role === 'bridge' ? sgid + rrreq + rrstat : bgid + rrcap + rrctr);
    return [one, two].some(({ lastEvb }) => lastEvb !== null && echo(lastEvb) > 0);
  }

  /** The timers in force: of this channel's own EVB exchange, else of the default channel's (PROTOCOLS 2.2, 2.3). */
  operational(): Operational {
    if (this.#operational) return this.#operational;
    const own: Evb[] = [];
    for (const { lastEvb } of this.speakers.values()) if (lastEvb) own.push(lastEvb);
    if (own.length === 0 && this.svid !== null) return this.link.channels.get(null)?.operational() ?? ASSUMED;
    return (this.#operational = operational(own));
  }
}

/** True where the status octets of both are the same: what one says the other one repeats. */
function agree(one: Evb | null, two: Evb | null): boolean {
  return one !== null && two !== null && STATUS.every((bit) => one[bit] === two[bit]);
}
