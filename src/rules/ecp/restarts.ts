import type { Speaker } from '../../track/channel.js';
import type { EventMap } from '../../track/event.js';

type Shutdown = EventMap['lldp.shutdown'];
type Expired = EventMap['lldp.expired'];
type Heard = EventMap['evb'];

/** Which senders are known to have begun anew, and when: they said goodbye, fell silent, or forgot what they had heard. */
export class Restarts {
  readonly #lastNs = new Map<Speaker, number>();
  /** Who showed in its EVB TLV that it had heard the other end. */
  readonly #hearing = new Set<Speaker>();

  /** True where `speaker` began anew since `sinceNs`. */
  has(speaker: Speaker, sinceNs: number): boolean {
    return (this.#lastNs.get(speaker) ?? -Infinity) >= sinceNs;
  }

  note(speaker: Speaker, timeNs: number): void {
    this.#lastNs.set(speaker, timeNs);
    this.#hearing.delete(speaker);
  }

  hear({ speaker, tlv, timeNs }: Heard): void {
    const echoed = tlv.mode === 1 ? tlv.sgid + tlv.rrreq + tlv.rrstat : tlv.bgid + tlv.rrcap + tlv.rrctr;
    if (echoed > 0) this.#hearing.add(speaker);
    else if (this.#hearing.has(speaker)) this.note(speaker, timeNs);
  }
}

/** What tells of a restart, for rules that remember it. */
export const RESTART_EVENTS = {
  'lldp.shutdown': ({ speaker, timeNs }: Shutdown, restarts: Restarts): void => restarts.note(speaker, timeNs),
  'lldp.expired': ({ speaker, timeNs }: Expired, restarts: Restarts): void => restarts.note(speaker, timeNs),
  evb: (event: Heard, restarts: Restarts): void => restarts.hear(event),
};
