import type { Speaker } from '../../track/channel.js';
import { layersOf } from '../../track/pdus.js';
import { rule } from '../rule.js';
import { TAKEN_OVER_NS } from './s-channels.js';

/** A frame with an S-tag. */
interface Tagged {
  readonly svid: number;
  readonly frame: number;
  readonly timeNs: number;
}

/** True for an S-channel that the bridge does not list: it never did, or took it away 2 s before or longer. */
function isUnlisted({ cdcp, listed }: Speaker, { svid, timeNs }: Tagged): boolean {
  if (cdcp === null || cdcp.tlv.channel.length === 0 || svid <= 1 || cdcp.tlv.channel.some((pair) => pair.svid === svid)) return false;
  return !listed.has(svid) || timeNs >= cdcp.sinceNs + TAKEN_OVER_NS;
}

/**
 * A frame in an S-channel that the bridge does not list. Only where its CDCP TLV is known: S-channels made by hand, and
 * provider networks, have none; and an empty list is CDCP-01. What came before the first list is judged by that.
 */
export const cdcp15 = rule({
  id: 'CDCP-15',
  severity: 'warning',
  spec: '802.1Q 42',
  title: 'frame in an S-channel that is not listed',
  history: true,
  on: ['tags', 'cdcp'],
  check: (event) => {
    const { link, timeNs, frame } = event;
    const bridge = link.channels.get(null)?.side('bridge');
    if (!bridge?.cdcp || bridge.cdcp.tlv.role !== 0 || link.sharesPoint || frame === null) return null;
    const isFirstList = 'tlv' in event && event.speaker === bridge && bridge.firstListNs === timeNs;
    const svid = 'tlv' in event ? null : (layersOf(event.decoded, 'vlan')[0]?.pdu.id ?? 0);
    const now = svid === null ? null : link.serviceTags.get(svid);
    const candidates = isFirstList ? [...link.serviceTags].map(([id, seen]) => ({ svid: id, ...seen })) : now?.frame === frame.no ? [{ svid: svid!, ...now }] : [];
    const list = bridge.cdcp;
    return candidates
      .filter((tagged) => isUnlisted(bridge, tagged))
      .map((tagged) => ({
        expected: `an SVID that the bridge lists: ${list.tlv.channel.map((pair) => pair.svid).join(', ')}`,
        received: `S-tag ${tagged.svid}`,
        frames: [tagged.frame, list.frame].sort((a, b) => a - b),
      }));
  },
  explain: {
    why: 'The bridge does not know that S-channel: it drops the frame, or carries it where it does not belong.',
    usual: ['an S-channel that was taken away while somebody still uses it', 'S-channels made by hand beside CDCP', 'the wrong SVID in the configuration of the host'],
    try: ['compare the list of the bridge with the S-tags in use: `evbscope print -V`', 'who sends it? look at the source address', 'make all S-channels the same way, by CDCP or by hand'],
  },
});
