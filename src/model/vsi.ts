import type { Migration } from './migration.js';

/** The seven states of both sides and both generations (802.1Qbg D0.2 station machine), plus UNKNOWN. */
export type VsiState =
  | 'UNKNOWN'
  | 'UNASSOCIATED'
  | 'PREASSOC_PROCESSING'
  | 'PREASSOCIATED'
  | 'ASSOC_PROCESSING'
  | 'ASSOCIATED'
  | 'DEASSOC_PROCESSING'
  | 'EXIT';

export type Side = 'station' | 'bridge';
export type Generation = 'ratified' | 'draft';

/** Why a state changed. */
export type Cause =
  | 'request'
  | 'response'
  | 'unsolicited'
  | 'refused'
  | 'mismatch'
  | 'timeout'
  | 'superseded'
  | 'link-down'
  | 'first-seen'
  | 'capture-gap';

/** confirmed: a frame proves it; inferred: a timer or a later frame implies it; stale: frames were lost. */
export type Confidence = 'confirmed' | 'inferred' | 'stale';

export interface Transition {
  readonly timeNs: number;
  readonly side: Side;
  readonly from: VsiState;
  readonly to: VsiState;
  readonly cause: Cause;
  /** Number of the frame that proves it; null where a timer did it. */
  readonly frame: number | null;
  readonly confidence: Confidence;
}

/** One entry of the filter info of a VSI; absent parts are null. `vid` 0 lets the bridge choose. */
export interface FilterEntry {
  readonly mac: Uint8Array | null;
  readonly group: number | null;
  readonly vid: number;
  /** Priority code point, null when PS is 0. */
  readonly pcp: number | null;
}

/** The protocol timers that a life is held to, in nanoseconds (802.1Q D.2.12, 41.5.5; those of the drafts are fixed). */
export interface ProtocolTimers {
  /** Max retries of ECP. */
  readonly r: number;
  /** Exponents of the timers below; of no meaning in the drafts. */
  readonly rte: number;
  readonly rwd: number;
  readonly rka: number;
  /** T(RTE): an ECPDU without acknowledgement is sent again. */
  readonly ecpAckNs: number;
  /** T(RWD). */
  readonly resourceWaitNs: number;
  /** What the bridge may take for an answer. */
  readonly bridgeAnswerNs: number;
  /** How long the station waits for it. */
  readonly responseWaitNs: number;
  /** T(RKA). */
  readonly keepAliveNs: number;
}

/** What one end of a life stands at. */
export interface Standing {
  readonly state: VsiState;
  readonly confidence: Confidence;
  /** Why the state was entered; null before it was. */
  readonly cause: Cause | null;
}

/** A life as it is at this moment and goes on being, for who looks at all of them: nothing of it is copied. */
export interface LifeGlance {
  /** See `VsiLife`. */
  readonly id: number;
  readonly firstNs: number;
  /** When either end last showed that the VSI lives. */
  readonly lastEvidenceNs: number;
  readonly linkName: string;
  /** SVID of the S-channel, null for the default one. */
  readonly svid: number | null;
  readonly station: Standing;
  readonly bridge: Standing;
  /** It was asked for with resource reservation (type 2); that counts while the station is PREASSOCIATED. */
  readonly isReserved: boolean;
  /** No later life of the VSI has begun. */
  readonly isLatest: boolean;
  readonly requests: number;
  readonly responses: number;
}

/** One life of a VSI: from its first request (or first sight) to EXIT on both sides, or the end of the capture. */
export interface VsiLife {
  /** From 0, in the order of first frames; no other life of the capture has it. */
  readonly id: number;
  readonly timeNs: number;
  readonly link: string;
  /** SVID of the S-channel, null for the default one. */
  readonly channel: number | null;
  /** VSIID format: 1 IPv4, 2 IPv6, 3 MAC, 4 local, 5 UUID. */
  readonly format: number;
  /** The 16 octets of the VSIID. */
  readonly vsiid: Uint8Array;
  readonly generation: Generation;
  /** VSI manager ID: 16 octets, draft 1. */
  readonly manager: Uint8Array | null;
  readonly type: number;
  readonly version: number;
  readonly filter: readonly FilterEntry[];
  readonly state: VsiState;
  readonly confidence: Confidence;
  readonly bridgeState: VsiState;
  readonly bridgeConfidence: Confidence;
  /** With resource reservation (type 2) while pre-associated. */
  readonly reserved: boolean;
  readonly history: string;
  readonly requests: number;
  readonly responses: number;
  readonly keepAlives: number;
  /** From the Cisco VM name TLV, null where none was seen. Wire text: sanitize before showing. */
  readonly name: string | null;
  readonly transitions: readonly Transition[];
  /** Transitions left out because a life keeps only so many. */
  readonly transitionsDropped: number;
  /** How it came here from another place, else how it went to one; null where it did not move. */
  readonly migration: Migration | null;
  /** As they are in force now. */
  readonly timers: ProtocolTimers;
  readonly file: string | null;
}
