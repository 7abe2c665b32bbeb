import { rule } from '../rule.js';
import { Heeded, partnerOf } from './s-channels.js';

/** A station lists another SVID than the bridge assigned, in an LLDPDU that it sent 2 s and one of its own LLDPDUs after the bridge's. */
export const cdcp11 = rule({
  id: 'CDCP-11',
  severity: 'error',
  spec: '802.1Q 42',
  title: 'station uses another SVID than assigned',
  on: 'cdcp',
  memory: () => new Heeded(),
  check: ({ channel, speaker, tlv, timeNs, frame }, heeded) => {
    const bridge = partnerOf(channel, speaker, tlv);
    if (!heeded.by(speaker, bridge, timeNs) || frame === null || tlv.role === 0 || !bridge?.cdcp) return null;
    const assigned = new Map(bridge.cdcp.tlv.channel.map(({ scid, svid }) => [scid, svid]));
    const isOther = ({ scid, svid }: { scid: number; svid: number }): boolean => svid !== 0 && (assigned.get(scid) ?? 0) !== 0 && assigned.get(scid) !== svid;
    const wrong = tlv.channel.filter(isOther).map(({ scid, svid }) => ({ scid, svid, mine: assigned.get(scid)! }));
    if (wrong.length === 0) return null;
    return {
      expected: wrong.map(({ scid, mine }) => `SVID ${mine} for SCID ${scid}`).join(', '),
      received: wrong.map(({ scid, svid }) => `SVID ${svid} for SCID ${scid}`).join(', '),
      frames: [bridge.cdcp.frame, frame.no],
    };
  },
  explain: {
    why: 'The two ends tag the same S-channel with different numbers: frames end up in the S-channel of somebody else, or are dropped.',
    usual: ['an SVID configured by hand on the host', 'a station that does not take over a changed assignment', 'two bridges that answer one station'],
    try: ['compare both lists: `evbscope print -V`', 'remove SVIDs configured by hand', 'restart CDCP on the host'],
  },
});
