import type { Side } from '../model/vsi.js';
import { Introduction } from './introduction.js';
import type { Speaker } from './channel.js';
import type { Link } from './link.js';

/** How well an end's role is known: the higher the better (PROTOCOLS 13). */
export const ROLE_BASIS = { asks: 1, ackBit: 2, cdcp: 3, evb: 4 } as const;

/** One of the two ends of a link: whoever sends from one address at one capture point. */
export class End {
  /** Of all ends ever seen, from 0. */
  readonly id: number;
  readonly mac: string;
  link: Link;
  /** It sent an EVB or CDCP TLV or an ECPDU; plain LLDP speakers are not paired with anybody. */
  speaksEvb: boolean;
  /** The capture points at which it was seen. */
  readonly points: Set<number>;
  /** What it says on the S-channel where it was heard last. */
  speaker: Speaker | null = null;
  /** Several ports send from its address, as those of many switches do: their sequence numbers cannot be told apart. */
  hasManyPorts = false;
  /** The LLDP neighbour that was heard last, by S-channel and destination. */
  readonly #ports = new Map<string, string>();
  #role: Side | null = null;
  #basis = 0;
  readonly introduction = new Introduction();
  /** The EVB TLV of a station, or one of the drafts, which name no role, came from it without the tag of a port extender; the first such frame. */
  evbFrame: number | null = null;
  /** It announced port extension by LLDP. */
  extendsPorts = false;
  /** It announced auto-attach by LLDP (OUI 00-04-0D). */
  autoAttaches = false;
  /** It sent an LLDPDU. */
  speaksLldp = false;
  /** It sent an ECPDU where two others are the neighbours by LLDP. */
  isStranger = false;

  constructor(id: number, mac: string, link: Link, speaksEvb: boolean, point: number) {
    this.id = id;
    this.mac = mac;
    this.link = link;
    this.speaksEvb = speaksEvb;
    this.points = new Set([point]);
  }

  get role(): Side | null {
    return this.#role;
  }

  /** True while its role is only guessed by who spoke first. */
  get isGuess(): boolean {
    return this.#basis <= ROLE_BASIS.asks;
  }

  /** An LLDPDU of the port `msap` came from it; two that take turns are two ports. */
  hearPort(agent: string, msap: string, isKnown: boolean): void {
    const last = this.#ports.get(agent);
    this.hasManyPorts ||= isKnown && last !== undefined && last !== msap;
    if (last !== msap) this.#ports.set(agent, msap);
  }

  /** Takes `role` over unless a better basis said otherwise; true when the role changed. */
  claim(role: Side, basis: number): boolean {
    if (basis < this.#basis) return false;
    const changed = this.#role !== role;
    this.#role = role;
    this.#basis = basis;
    return changed;
  }
}
