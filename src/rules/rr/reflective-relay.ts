import type { Channel, Speaker } from '../../track/channel.js';

/** What a bridge says of its reflective relay. */
export interface ReflectiveRelay {
  readonly isOn: boolean;
  /** Since when it has said nothing else. */
  readonly sinceNs: number;
  /** The LLDPDU that says so. */
  readonly frame: number;
}

/** By the EVB TLV of the S-channel, else of the default one; null where none was heard, or is valid no more. */
export function reflectiveRelay(channel: Channel): ReflectiveRelay | null {
  return saidBy(channel.side('bridge')) ?? saidBy(channel.link.channels.get(null)?.side('bridge') ?? null);
}

function saidBy(bridge: Speaker | null): ReflectiveRelay | null {
  if (bridge?.evb) return { isOn: bridge.evb.tlv.rrctr === 1, sinceNs: bridge.evb.sinceNs, frame: bridge.evb.frame };
  return bridge?.evbDraft ? { isOn: bridge.evbDraft.tlv.crr === 1, sinceNs: bridge.evbDraft.sinceNs, frame: bridge.evbDraft.frame } : null;
}
