import type { ChannelState, LinkState, Negotiated } from '../model/link.js';
import type { Generation } from '../model/vsi.js';
import { agreedChannels } from './cdcp.js';
import type { Channel, Parameter } from './channel.js';
import type { Link } from './link.js';
import { stackOf } from './stack.js';

/** What is known of a link now; `expiriesNs`: when each of its LLDP neighbours expires. */
export function linkState(link: Link, expiriesNs: readonly number[]): LinkState {
  const [station, bridge] = (['station', 'bridge'] as const).map((role) => link.ends.find((end) => link.roleOf(end) === role));
  return {
    name: link.name,
    station: station?.mac ?? null,
    bridge: bridge?.mac ?? null,
    stationName: station?.introduction.name ?? null,
    bridgeName: bridge?.introduction.name ?? null,
    bridgePort: bridge?.introduction.port ?? null,
    others: link.ends.filter((end) => link.roleOf(end) === null).map((end) => end.mac),
    stacks: [station, bridge, ...link.ends.filter((end) => link.roleOf(end) === null)].flatMap((end) => (end ? [stackOf(end)] : [])),
    neighbours: expiriesNs.length,
    lldpExpiresNs: expiriesNs.length === 0 ? null : Math.min(...expiriesNs),
    lastNs: link.lastNs,
    channels: [...link.channels.values()].map(channelState),
  };
}

function channelState(channel: Channel): ChannelState {
  const limits = channel.operational();
  const value = (parameter: Parameter): Negotiated => {
    const origin = channel.origins.get(parameter);
    if (!origin) return { value: limits[parameter], from: 'assumed', frame: null };
    return { value: origin.value, from: origin.speaker.role ?? 'unknown', frame: origin.frame };
  };
  const generations = new Set<Generation>();
  for (const speaker of channel.speakers.values()) {
    if (speaker.lastEvb) generations.add('ratified');
    if (speaker.lastEvbDraft) generations.add('draft');
  }
  const [station, bridge] = [channel.side('station'), channel.side('bridge')];
  return {
    svid: channel.svid,
    generation: generations.size > 1 ? 'mixed' : ([...generations][0] ?? null),
    isAlive: [...channel.speakers.values()].some((speaker) => speaker.evb ?? speaker.evbDraft),
    basis: limits.basis,
    r: value('r'),
    rte: value('rte'),
    rwd: value('rwd'),
    rka: value('rka'),
    reflectiveRelay: bridge?.lastEvb?.rrctr === 1 && station?.lastEvb?.rrreq === 1,
    groupIds: limits.groupIds,
    channels: agreedChannels(station?.cdcp?.tlv ?? null, bridge?.cdcp?.tlv ?? null),
  };
}
