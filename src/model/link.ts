import type { Generation, Side } from './vsi.js';

/** A value of the EVB negotiation and who first asked for it; `assumed` where no EVB TLV was seen. */
export interface Negotiated {
  readonly value: number;
  readonly from: Side | 'unknown' | 'assumed';
  /** Number of the frame that brought it, null where it is assumed. */
  readonly frame: number | null;
}

/** A pair of the CDCP list on which both ends agree. */
export interface SChannelPair {
  readonly scid: number;
  readonly svid: number;
}

/** What is known of one S-channel of a link. */
export interface ChannelState {
  /** SVID, null for the default channel. */
  readonly svid: number | null;
  /** The generation of the EVB TLVs; `mixed` when both were seen, null where none was. */
  readonly generation: Generation | 'mixed' | null;
  /** False when the last EVB TLV of either end has expired, or its sender said goodbye: the values are the last ones. */
  readonly isAlive: boolean;
  /** Whose EVB TLVs the values rest on. */
  readonly basis: 'both' | 'one' | 'assumed';
  /** Max ECP retries, retransmission, resource wait delay and reinit keep-alive exponents in force (802.1Q D.2.12). */
  readonly r: Negotiated;
  readonly rte: Negotiated;
  readonly rwd: Negotiated;
  readonly rka: Negotiated;
  readonly reflectiveRelay: boolean;
  readonly groupIds: boolean;
  /** S-channels that both ends list with the same SVID. */
  readonly channels: readonly SChannelPair[];
}

/** Which stack an end seems to be, by what the wire tells and no more. */
export interface Stack {
  readonly mac: string;
  readonly side: Side | null;
  /** What it does: `VEPA station`, `EVB bridge with reflective relay, multichannel`. */
  readonly role: string;
  /** Whose software it may be: `calls itself Cisco` by its own words, `looks like lldpad` by its habits; null where the wire does not tell. */
  readonly like: string | null;
  /** What that rests on, in words. */
  readonly evidence: readonly string[];
}

/** A link as it stands at the end of the capture. */
export interface LinkState {
  readonly name: string;
  /** Addresses of the ends, null while an end or its role is not known. */
  readonly station: string | null;
  readonly bridge: string | null;
  /** LLDP system names of the ends and the bridge's name for its port, null where LLDP does not tell. Wire text: sanitize. */
  readonly stationName: string | null;
  readonly bridgeName: string | null;
  readonly bridgePort: string | null;
  /** Ends whose role is not known. */
  readonly others: readonly string[];
  /** Both ends, as far as they are known, the station first. */
  readonly stacks: readonly Stack[];
  /** LLDP neighbours that are alive, both ends'. */
  readonly neighbours: number;
  /** When the first of them expires unless it is heard again, by its TTL; null without one. */
  readonly lldpExpiresNs: number | null;
  /** When a frame of it was last seen. */
  readonly lastNs: number;
  readonly channels: readonly ChannelState[];
}
