import type { Way } from './data-copies.js';
import type { VsiAddress } from './vsi-addresses.js';

/** A data frame from or to a MAC address of a VSI, as it was seen between the two ends of a link. */
export interface DataSighting {
  /** The VSI's address on this link that sent it, and the one that it is for; null where it is none. */
  readonly sender: VsiAddress | null;
  readonly receiver: VsiAddress | null;
  readonly isGroup: boolean;
  /** Its source is the station itself. */
  readonly isOfStation: boolean;
  /** `up` from the station to the bridge. */
  readonly way: Way;
  /** The capture says which way it went: it recorded directions, or has a capture point for each. Else the addresses do. */
  readonly isWayKnown: boolean;
  /** Within the S-channel; 0 for none. */
  readonly vid: number;
  /** The bridge returned what it got; null for any other frame. */
  readonly reflection: Reflection | null;
}

export interface Reflection {
  readonly upFrame: number;
  readonly upVid: number;
  readonly gapNs: number;
  /** Copies that came back for those that went up: more than 0 where it came back once too often. */
  readonly surplus: number;
}
