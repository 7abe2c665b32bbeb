import type { Speaker } from '../../track/channel.js';
import { rule } from '../rule.js';
import { Heeded, pairText, partnerOf } from './s-channels.js';

interface Seen {
  /** SCIDs that a station listed. */
  readonly asked: Map<Speaker, Set<number>>;
  readonly heeded: Heeded;
}

/**
 * A bridge lists an SCID that no LLDPDU of the station had, in an LLDPDU that it sent 2 s and one of its own LLDPDUs
 * after the station's list: what is left from before is gone by then. Should the station list it later it did ask: one of its
 * LLDPDUs is not in the capture.
 */
export const cdcp09 = rule({
  id: 'CDCP-09',
  severity: 'error',
  spec: '802.1Q 42',
  title: 'S-channel that the station never asked for',
  history: true,
  on: 'cdcp',
  memory: (): Seen => ({ asked: new Map(), heeded: new Heeded() }),
  check: ({ channel, speaker, tlv, timeNs, frame }, { asked, heeded }) => {
    if (frame === null) return null;
    const scids = asked.get(speaker) ?? new Set<number>();
    asked.set(speaker, scids);
    for (const { scid } of tlv.channel) scids.add(scid);
    const station = partnerOf(channel, speaker, tlv);
    if (tlv.role === 1 || !station?.cdcp || !heeded.by(speaker, station, timeNs)) return null;
    const unasked = tlv.channel.filter(({ scid }) => scid !== 1 && asked.get(station)?.has(scid) !== true);
    if (unasked.length === 0) return null;
    return {
      expected: 'only SCIDs that the station listed',
      received: unasked.map(pairText).join(', '),
      frames: [station.cdcp.frame, frame.no],
      unless: () => unasked.every(({ scid }) => asked.get(station)?.has(scid) === true),
    };
  },
  explain: {
    why: 'The bridge holds an S-channel open that nobody on this host uses: state of a host that was there before, or the attempt of somebody to get into the traffic of others.',
    usual: ['state of an earlier host or configuration', 'S-channels configured by hand beside CDCP', 'a forged LLDPDU'],
    try: ['compare both lists: `evbscope print -V`', 'clear the S-channels of the switch port', 'check the source address of the TLV'],
  },
});
