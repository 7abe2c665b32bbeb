import { rule } from '../rule.js';
import { Heeded, MAX_CHANNELS, partnerOf } from './s-channels.js';

const isSensible = (count: number): boolean => count >= 1 && count <= MAX_CHANNELS;

/**
 * More S-channels are listed than the sender says it can handle; or than the other end can, in an LLDPDU sent 2 s and one
 * of its own LLDPDUs after it heard that. A senseless number is CDCP-13.
 */
export const cdcp12 = rule({
  id: 'CDCP-12',
  severity: 'warning',
  spec: '802.1Q 42',
  title: 'more S-channels than an end can handle',
  on: 'cdcp',
  memory: () => new Heeded(),
  check: ({ channel, speaker, tlv, timeNs, frame }, heeded) => {
    const other = partnerOf(channel, speaker, tlv);
    const caps = [tlv.chncap, ...(heeded.by(speaker, other, timeNs) && other?.cdcp ? [other.cdcp.tlv.chncap] : [])].filter(isSensible);
    const most = Math.min(...caps);
    if (frame === null || tlv.channel.length <= most) return null;
    return {
      expected: `at most ${most}`,
      received: `${tlv.channel.length} in the list`,
      frames: most === tlv.chncap || !other?.cdcp ? [frame.no] : [other.cdcp.frame, frame.no],
    };
  },
  explain: {
    why: 'The S-channels above the limit never come up: virtual machines that were put into them have no network.',
    usual: ['more S-channels configured on the host than the switch port supports', 'a limit that was lowered on one end only'],
    try: ['compare the list with "S-channels it can handle" of both ends: `evbscope print -V`', 'raise the limit, or use fewer S-channels'],
  },
});
