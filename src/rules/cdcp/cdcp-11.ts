import type { Cdcp } from '../../track/pdus.js';
import { rule } from '../rule.js';
import { Heeded, MAX_ID, partnerOf } from './s-channels.js';

/** What a bridge assigned, by SCID, without SVIDs of two S-channels and those out of range. */
function assignedBy({ channel }: Cdcp): ReadonlyMap<number, number> {
  const isUsable = (svid: number): boolean => svid > 0 && svid <= MAX_ID && channel.filter((pair) => pair.svid === svid).length === 1;
  return new Map(channel.filter(({ svid }) => isUsable(svid)).map(({ scid, svid }) => [scid, svid]));
}

/**
 * A station lists another SVID than the bridge assigned, in an LLDPDU that it sent 2 s and one of its own LLDPDUs after the bridge's.
 * Not where the assignment is CDCP-06 or CDCP-07 itself: nobody can take that over.
 */
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
    const assigned = assignedBy(bridge.cdcp.tlv);
    const wrong = tlv.channel.flatMap(({ scid, svid }) => {
      const mine = assigned.get(scid) ?? svid;
      return svid === 0 || mine === svid ? [] : [{ scid, svid, mine }];
    });
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
