import type { Speaker } from '../../track/channel.js';
import { rule } from '../rule.js';

/** SVIDs by SCID as a bridge last listed them, and where. */
interface Listed {
  readonly svids: ReadonlyMap<number, number>;
  readonly frame: number;
}

/** A bridge gives an S-channel that it listed another SVID. Not after it said goodbye, or its LLDP ran out: it begins anew then. A list with an SCID twice is CDCP-06. */
export const cdcp14 = rule({
  id: 'CDCP-14',
  severity: 'warning',
  spec: '802.1Q 42',
  title: 'SVID of an S-channel changed',
  on: 'cdcp',
  memory: () => new Map<Speaker, Listed>(),
  remember: {
    'lldp.shutdown': ({ speaker }, lists) => void lists.delete(speaker),
    'lldp.expired': ({ speaker }, lists) => void lists.delete(speaker),
  },
  check: ({ speaker, tlv, frame }, lists) => {
    const svids = new Map(tlv.channel.map(({ scid, svid }) => [scid, svid]));
    if (frame === null || tlv.role === 1 || svids.size < tlv.channel.length) return null;
    const before = lists.get(speaker);
    lists.set(speaker, { svids, frame: frame.no });
    const changed = tlv.channel.flatMap(({ scid, svid }) => {
      const was = before?.svids.get(scid) ?? 0;
      return was !== 0 && svid !== 0 && was !== svid ? [{ scid, svid, was }] : [];
    });
    if (!before || changed.length === 0) return null;
    return {
      expected: changed.map(({ scid, was }) => `SVID ${was} for SCID ${scid}, as before`).join(', '),
      received: changed.map(({ scid, svid }) => `SVID ${svid} for SCID ${scid}`).join(', '),
      frames: [before.frame, frame.no],
    };
  },
  explain: {
    why: 'Until the station has taken over the new number, frames of both ends carry different S-tags: the traffic of all virtual machines in that S-channel is interrupted.',
    usual: ['the SVID pool of the bridge was changed', 'the bridge restarted without remembering its assignments', 'two bridges that answer in turn'],
    try: ['compare the lists: `evbscope print -V`', 'look for a configuration change on the switch at that time'],
  },
});
