import { layersOf } from '../../track/pdus.js';
import { isServiceTag } from '../tag/service-tag.js';
import { rule } from '../rule.js';
import { TAKEN_OVER_NS } from './s-channels.js';

/**
 * A frame in an S-channel that the bridge does not list, 2 s or more after it last changed its list. Only where the CDCP
 * TLV of the bridge is known: S-channels made by hand, and provider networks, have none.
 */
export const cdcp15 = rule({
  id: 'CDCP-15',
  severity: 'warning',
  spec: '802.1Q 42',
  title: 'frame in an S-channel that is not listed',
  history: true,
  on: 'tags',
  check: ({ link, decoded, timeNs, frame }) => {
    const tag = layersOf(decoded, 'vlan')[0];
    const bridge = link.channels.get(null)?.side('bridge')?.cdcp;
    if (!tag || tag.pdu.id <= 1 || !isServiceTag(decoded, tag) || bridge?.tlv.role !== 0 || timeNs < bridge.sinceNs + TAKEN_OVER_NS) return null;
    if (bridge.tlv.channel.some(({ svid }) => svid === tag.pdu.id)) return null;
    const listed = bridge.tlv.channel.map(({ svid }) => svid).join(', ');
    return { expected: `an SVID that the bridge lists: ${listed}`, received: `S-tag ${tag.pdu.id}`, frames: [bridge.frame, frame.no] };
  },
  explain: {
    why: 'The bridge does not know that S-channel: it drops the frame, or carries it where it does not belong.',
    usual: ['an S-channel that was taken away while somebody still uses it', 'S-channels made by hand beside CDCP', 'the wrong SVID in the configuration of the host'],
    try: ['compare the list of the bridge with the S-tags in use: `evbscope print -V`', 'who sends it? look at the source address', 'make all S-channels the same way, by CDCP or by hand'],
  },
});
