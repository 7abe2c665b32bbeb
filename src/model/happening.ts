import type { Decoded } from './decoded.js';
import type { Finding } from './finding.js';
import type { Gap } from './frame.js';
import type { FilterEntry, Generation, LifeGlance, Side, Transition, VsiLife } from './vsi.js';

/** Where something happened. */
export interface Scene {
  readonly timeNs: number;
  /** As it is called now. */
  readonly link: string;
  /** SVID of the S-channel, null for the default one. */
  readonly channel: number | null;
  readonly file: string | null;
}

/** A VSI in one of its lives; read it at once, it goes on. */
export interface VsiLook extends LifeGlance {
  readonly format: number;
  readonly vsiid: Uint8Array;
  readonly filter: readonly FilterEntry[];
  /** Wire text: sanitize before showing. */
  readonly name: string | null;
}

/** A side of a VSI came to another state, or to another confidence of the same. */
export interface StateChange extends Scene {
  readonly kind: 'transition';
  readonly life: VsiLook;
  readonly transition: Transition;
}

/** An ECP request was acknowledged for the first time, or its sender has given up by now. */
export interface ExchangeEnd extends Scene {
  readonly kind: 'exchange';
  readonly outcome: 'acknowledged' | 'given-up';
  /** Who asked, null while that is not known. */
  readonly side: Side | null;
  readonly generation: Generation;
  /** ECP subtype: 1 VDP, 2 PE-CSP; 0 in the drafts, which carry VDP only. */
  readonly subtype: number;
  readonly seq: number;
  /** When it was first sent. */
  readonly sentNs: number;
  /** Numbers of the frames of its transmissions, the first few of them. */
  readonly frames: readonly number[];
  readonly transmissions: number;
  /** Number of the acknowledging frame; null when it was given up. */
  readonly ackFrame: number | null;
  /** The VSIs that it asks for. */
  readonly lives: readonly VsiLook[];
}

/** An LLDP neighbour was heard, said goodbye, or its TTL ran out. */
export interface NeighbourNews extends Scene {
  readonly kind: 'neighbour';
  readonly what: 'heard' | 'shutdown' | 'expired';
  /** The same object for the same neighbour, as long as it is known. */
  readonly neighbour: object;
  readonly side: Side | null;
  /** The addresses of its LLDPDUs; no destination on cooked captures. */
  readonly source: string;
  readonly destination: string | null;
  /** Number of the frame, null where its TTL ran out. */
  readonly frame: number | null;
  /** What the LLDPDU says where one was heard; its octets are those of the frame. */
  readonly decoded: Decoded | null;
}

/** Something was found for the first time, for the tenth, hundredth … time, or is graver now; or its count is the last one. */
export interface FindingNews {
  readonly kind: 'finding';
  readonly finding: Finding;
}

/** A life is over: both sides have left, another life of the VSI has begun, there is no room for it, or the capture has ended. */
export interface LifeEnd {
  readonly kind: 'life';
  readonly life: VsiLife;
}

/** What an analysis tells while it goes on, in the order in which it becomes known. */
export type Happening = StateChange | ExchangeEnd | NeighbourNews | FindingNews | LifeEnd | Gap;
