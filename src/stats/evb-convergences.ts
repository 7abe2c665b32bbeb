import type { Channel, Speaker } from '../track/channel.js';
import type { EventOf } from '../track/event.js';
import type { Evb } from '../track/pdus.js';

/** The station says that it has heard nothing of a bridge (RRSTAT). */
const NOTHING_HEARD = 3;
const AGREED: readonly (keyof Evb)[] = ['r', 'rte', 'rwd', 'rka', 'bgid', 'rrcap', 'rrctr', 'sgid', 'rrreq'];
/** A full transmit interval where none was observed: the default of 802.1AB. */
const REFRESH_NS = 30e9;

/** A negotiation that has ended, with the frame that ended it. */
export interface Convergence {
  readonly channel: Channel;
  readonly speaker: Speaker;
  readonly fromNs: number;
  readonly timeNs: number;
  readonly frame: number;
  readonly firstFrame: number;
  /** A full transmit interval of the slower end. */
  readonly refreshNs: number;
}

interface Negotiation {
  /** The first EVB TLV of it; null where the ends agree, or only the bridge spoke. */
  since: { readonly timeNs: number; readonly frame: number; readonly destination: string | null } | null;
  /** The ends were seen to disagree: it is no mere look at a link that has long agreed. */
  isOpen: boolean;
}

/**
 * How long both ends of a channel take to agree: from the station's first EVB TLV, or from a later disagreement, until both
 * advertise the same R, RTE, RWD and RKA and each echoes what the other says (PROTOCOLS 2.2, 2.4). A bridge that
 * speaks LLDP without EVB until then has not begun. Nothing where no disagreement was seen, or none was settled.
 */
export class EvbConvergences {
  readonly #onConvergence: (convergence: Convergence) => void;
  readonly #negotiations = new WeakMap<Channel, Negotiation>();
  /** Where the latest LLDPDU was sent to: each group address is an agent of its own. */
  #destination: string | null = null;

  constructor(onConvergence: (convergence: Convergence) => void) {
    this.#onConvergence = onConvergence;
  }

  /** A TLV of the latest LLDPDU. */
  onEvb({ channel, speaker, frame, timeNs, tlv }: EventOf<'evb'>): void {
    if (frame === null) return;
    const negotiation = this.#negotiations.get(channel) ?? { since: null, isOpen: false };
    this.#negotiations.set(channel, negotiation);
    const [station, bridge] = [channel.side('station')?.evb?.tlv, channel.side('bridge')?.evb?.tlv];
    const here = { timeNs, frame: frame.no };
    if (station && bridge && AGREED.every((key) => station[key] === bridge[key])) {
      const { since, isOpen } = negotiation;
      negotiation.since = null;
      negotiation.isOpen = false;
      if (since !== null && isOpen) this.#onConvergence({ channel, speaker, fromNs: since.timeNs, firstFrame: since.frame, refreshNs: refreshOf(channel), ...here });
    } else if (station) {
      negotiation.since ??= { ...here, destination: this.#destination };
      negotiation.isOpen ||= bridge !== undefined || (tlv.mode === 2 && tlv.rrstat === NOTHING_HEARD);
    }
  }

  onLldp({ channel, speaker, neighbour, decoded }: EventOf<'lldp'>): void {
    this.#destination = neighbour.destination;
    const negotiation = this.#negotiations.get(channel);
    if (!negotiation?.since || speaker.role !== 'bridge' || negotiation.since.destination !== neighbour.destination) return;
    // The bridge is there, and its EVB is not.
    if (!decoded.layers.some(({ name }) => name === 'evb')) negotiation.since = null;
  }

  /** An end has gone: what comes then is a beginning of its own. */
  onGone({ channel }: EventOf<'lldp.shutdown'>): void {
    this.#negotiations.delete(channel);
  }
}

function refreshOf({ speakers }: Channel): number {
  return Math.max(...[...speakers.values()].map(({ refreshNs }) => refreshNs ?? REFRESH_NS));
}
