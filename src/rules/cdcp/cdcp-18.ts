import { layersOf } from '../../track/pdus.js';
import { isServiceTag } from '../../track/service-tag.js';
import { rule } from '../rule.js';

/**
 * An end that says it has no S-VLAN component sends frames with an S-tag. Only where its CDCP TLV is known; a data frame may be
 * from either end, so that both have to say so.
 */
export const cdcp18 = rule({
  id: 'CDCP-18',
  severity: 'warning',
  spec: '802.1Q D.2.13',
  title: 'S-tags without an S-VLAN component',
  on: 'tags',
  check: ({ link, end, decoded, frame }) => {
    const tag = layersOf(decoded, 'vlan')[0];
    if (!tag || tag.pdu.id === 0 || !isServiceTag(decoded, tag) || link.sharesPoint) return null;
    const above = link.channels.get(null);
    const lists = (end === null ? link.ends : [end]).map((one) => above?.speakers.get(one)?.cdcp ?? null);
    const own = lists[0];
    if (!own || lists.some((list) => list === null || list.tlv.scomp === 1)) return null;
    return { expected: 'no S-tags: SComp is 0', received: `S-tag ${tag.pdu.id}`, frames: [own.frame, frame.no] };
  },
  explain: {
    why: 'The other end believes that there are no S-channels here and need not look at the S-tag: it may drop the frame or take it for traffic of the default channel.',
    usual: ['S-channels made by hand on an end whose CDCP does not know of them', 'a bug of the agent'],
    try: ['look at both ends: `evbscope print -V`', 'switch the S-VLAN component on, or take the S-channels away'],
  },
});
