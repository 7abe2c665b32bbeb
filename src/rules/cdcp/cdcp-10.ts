import { Lasting } from '../lasting.js';
import { rule } from '../rule.js';

const REFRESHES = 3;

/**
 * A station asks for an S-channel and gets no SVID for more than three refreshes, be it that the bridge does not list it
 * or that its LLDP has no CDCP TLV at all. A bridge that lists it with SVID 0 is CDCP-08, one of the same role CDCP-03.
 */
export const cdcp10 = rule({
  id: 'CDCP-10',
  severity: 'warning',
  spec: '802.1Q 42',
  title: 'S-channel asked for and not assigned',
  on: 'cdcp',
  memory: () => new Lasting(),
  check: ({ channel, speaker, tlv, timeNs, frame }, waiting) => {
    const other = channel.opposite(speaker);
    const [station, bridge] = tlv.role === 1 ? [speaker, other] : [other, speaker];
    const listed = bridge?.cdcp?.tlv;
    if (!station?.cdcp || !bridge || frame === null || station.cdcp.tlv.role === 0 || listed?.role === 1) return waiting.cease();
    const known = new Set(listed?.channel.map(({ scid }) => scid));
    const missing = station.cdcp.tlv.channel.filter(({ scid, svid }) => svid === 0 && !known.has(scid)).map(({ scid }) => scid);
    if (missing.length === 0) return waiting.cease();
    waiting.hold(speaker, timeNs, frame.no);
    const frames = waiting.afterRefreshes(REFRESHES, [station, bridge], (end) => end.lastLldpNs);
    if (frames === null) return null;
    const isFull = listed !== undefined && listed.channel.length >= listed.chncap;
    return {
      expected: `an SVID for SCID ${missing.join(', ')}`,
      received: listed ? `none for more than ${REFRESHES} refreshes` : `no CDCP TLV of the bridge for more than ${REFRESHES} refreshes`,
      frames,
      reason: isFull ? `the bridge handles ${listed.chncap} S-channels and lists as many` : '',
    };
  },
  explain: {
    why: 'The S-channel does not come up: virtual machines that were put into it have no network.',
    usual: ['the SVID pool of the bridge is empty', 'the bridge handles fewer S-channels than the station wants', 'CDCP or its LLDP agent is switched off on the switch port'],
    try: ['compare both lists, and how many S-channels the bridge can handle: `evbscope print -V`', 'enlarge the SVID pool of the switch', 'enable CDCP and the nearest non-TPMR bridge agent on the port'],
  },
});
