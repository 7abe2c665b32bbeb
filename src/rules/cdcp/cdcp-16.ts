import { agreedChannels } from '../../track/cdcp.js';
import { rule } from '../rule.js';

const UNUSED_NS = 600e9;

/**
 * Both ends have listed an S-channel for 10 minutes and the capture has no frame of it at all. Only where it has data
 * frames with tags, and the two ends of one link only: else nothing follows from that.
 */
export const cdcp16 = rule({
  id: 'CDCP-16',
  severity: 'note',
  spec: '802.1Q 42',
  title: 'S-channel not used',
  absence: true,
  on: 'cdcp',
  memory: () => new Set<number>(),
  check: ({ channel, link, speaker, timeNs, frame }, told) => {
    const other = channel.opposite(speaker);
    if (!link.hasData || link.sharesPoint || !speaker.cdcp || !other?.cdcp || frame === null) return null;
    const agreed = speaker.cdcp.tlv.role === 1 ? agreedChannels(speaker.cdcp.tlv, other.cdcp.tlv) : agreedChannels(other.cdcp.tlv, speaker.cdcp.tlv);
    if (timeNs - Math.max(speaker.cdcp.sinceNs, other.cdcp.sinceNs) < UNUSED_NS) return null;
    const unused = agreed.filter(({ svid }) => svid > 1 && !link.serviceTags.has(svid) && !told.has(svid));
    for (const { svid } of unused) told.add(svid);
    return unused.map(({ scid, svid }) => ({ expected: `frames with S-tag ${svid} (SCID ${scid})`, received: 'none for 10 minutes', frames: [speaker.cdcp!.frame] }));
  },
  explain: {
    why: 'Nothing is broken. The S-channel takes one of the few that the bridge can handle, and perhaps the virtual machines that were meant for it are somewhere else.',
    usual: ['no virtual machine was put into it', 'its virtual machines moved to another host', 'the host sends their traffic without the S-tag'],
    try: ['which virtual machines were meant for it?', 'look for their addresses in other S-channels', 'take the S-channel away'],
  },
});
