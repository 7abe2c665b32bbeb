import type { EventOf } from '../track/event.js';
import type { Neighbour } from '../track/neighbour.js';

/** The steady interval between LLDPDUs of a neighbour: those of the fast start do not count. */
export class RefreshIntervals {
  readonly #lastNs = new WeakMap<Neighbour, number>();

  /** The interval that ends with this LLDPDU; null for the first one, in the fast start, and where frames are missing. */
  intervalNs({ neighbour, speaker, channel, timeNs }: EventOf<'lldp'>): number | null {
    const lastNs = this.#lastNs.get(neighbour);
    this.#lastNs.set(neighbour, timeNs);
    if (lastNs === undefined || channel.lossNs >= lastNs) return null;
    return timeNs - lastNs === speaker.refreshNs ? speaker.refreshNs : null;
  }
}
