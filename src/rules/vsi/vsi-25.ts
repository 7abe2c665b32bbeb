import type { Side } from '../../model/vsi.js';
import type { Channel } from '../../track/channel.js';
import type { End } from '../../track/end.js';
import { layerRule } from '../layer-rule.js';

const ROLES: readonly (Side | null)[] = [null, 'bridge', 'station', null];
const DEASSOCIATE = 4;

/** What an end says that it is, in its EVB TLV. */
function saidRole(channel: Channel, end: End): Side | null {
  const speaker = channel.speakers.get(end);
  const tlv = speaker?.lastEvb ?? channel.link.channels.get(null)?.speakers.get(end)?.lastEvb;
  return tlv ? (ROLES[tlv.mode] ?? null) : null;
}

/**
 * A bridge asks for an association, or a station answers one. The roles are those of the EVB TLVs, and the two ends have to
 * agree about them: where they do not, EVB-04 says it.
 */
export const vsi25 = layerRule({
  id: 'VSI-25',
  severity: 'warning',
  spec: '802.1Q 41.2.3',
  title: 'VDP of the wrong role',
  of: 'vdp.assoc',
  check: ({ pdu, frame, link, channel, end }) => {
    const other = link.other(end);
    const role = saidRole(channel, end);
    const opposite = other && saidRole(channel, other);
    if (!pdu || role === null || opposite === null || role === opposite) return null;
    const isResponse = pdu.ack === 1;
    if (role === 'station' ? !isResponse : isResponse || pdu.type === DEASSOCIATE) return null;
    return role === 'station'
      ? { expected: 'requests of the station', received: 'a response (ack 1)', frames: [frame.no] }
      : { expected: 'responses of the bridge, or a de-associate', received: `a request of type ${pdu.type} (ack 0)`, frames: [frame.no] };
  },
  explain: {
    why: 'The other end does not expect it and ignores it. Who asks and who answers is mixed up, or somebody forges frames.',
    usual: ['an agent that runs in both roles on one port', 'a bug: the ack bit is not set or not cleared', 'forged frames'],
    try: ['compare the EVB mode of both ends: `evbscope vsis`', 'look at the frame: `evbscope print -V`', 'compare the source address with the LLDP neighbour'],
  },
});
