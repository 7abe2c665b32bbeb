import type { SChannelPair } from '../model/link.js';
import type { Cdcp } from './pdus.js';

/** The S-channels that both ends list with the same assigned SVID (802.1Q 42; PROTOCOLS 3.2). */
export function agreedChannels(station: Cdcp | null, bridge: Cdcp | null): SChannelPair[] {
  if (!station || !bridge || station.role === bridge.role) return [];
  const assigned = new Map(bridge.channel.map(({ scid, svid }) => [scid, svid]));
  return station.channel.filter(({ scid, svid }) => svid !== 0 && assigned.get(scid) === svid).map(({ scid, svid }) => ({ scid, svid }));
}
