import type { Channel, Speaker } from '../../track/channel.js';
import type { Cdcp } from '../../track/pdus.js';

/** What an end was heard to want takes effect in an LLDPDU that the other one sends this much later (10.9). */
export const TAKEN_OVER_NS = 2e9;
/** The range of SCIDs and SVIDs. */
export const MAX_ID = 4094;
/** The most S-channels that a TLV can list. */
export const MAX_CHANNELS = 167;

/** The role in words. */
export function roleText({ role }: Cdcp): 'station' | 'bridge' {
  return role === 1 ? 'station' : 'bridge';
}

/** `(2, 20)` */
export function pairText({ scid, svid }: Cdcp['channel'][number]): string {
  return `(${scid}, ${svid})`;
}

/** The other end where its CDCP TLV is known and has the other role: else CDCP does not run, and what it says does not count (CDCP-03). */
export function partnerOf(channel: Channel, speaker: Speaker, { role }: Cdcp): Speaker | null {
  const other = channel.opposite(speaker);
  return other?.cdcp && other.cdcp.tlv.role !== role ? other : null;
}

/**
 * True where an end sends what it knows better by now: the other end has said the same for 2 s, and this one has sent an
 * LLDPDU since.
 */
export class Heeded {
  /** The latest LLDPDUs of each end, this one not among them. */
  readonly #lastNs = new Map<Speaker, number>();

  /** `speaker` sends an LLDPDU now; whether it had the time to act upon what `other` says. */
  by(speaker: Speaker, other: Speaker | null, timeNs: number): boolean {
    const lastNs = this.#lastNs.get(speaker) ?? -Infinity;
    this.#lastNs.set(speaker, timeNs);
    const sinceNs = other?.cdcp?.sinceNs ?? Infinity;
    return timeNs >= sinceNs + TAKEN_OVER_NS && lastNs > sinceNs;
  }
}
