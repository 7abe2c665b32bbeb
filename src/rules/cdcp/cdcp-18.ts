import { layersOf } from '../../track/pdus.js';
import { isServiceTag } from '../tag/service-tag.js';
import { rule } from '../rule.js';

/** An end that says it has no S-VLAN component sends frames with an S-tag. Only where its CDCP TLV is known. */
export const cdcp18 = rule({
  id: 'CDCP-18',
  severity: 'warning',
  spec: '802.1Q D.2.13',
  title: 'S-tags without an S-VLAN component',
  on: 'tags',
  check: ({ link, end, decoded, frame }) => {
    const tag = layersOf(decoded, 'vlan')[0];
    const own = end && link.channels.get(null)?.speakers.get(end)?.cdcp;
    if (!tag || tag.pdu.id === 0 || !own || own.tlv.scomp === 1 || !isServiceTag(decoded, tag)) return null;
    return { expected: 'no S-tags: SComp is 0', received: `S-tag ${tag.pdu.id}`, frames: [own.frame, frame.no] };
  },
  explain: {
    why: 'The other end believes that there are no S-channels here and need not look at the S-tag: it may drop the frame or take it for traffic of the default channel.',
    usual: ['S-channels made by hand on an end whose CDCP does not know of them', 'a bug of the agent'],
    try: ['look at both ends: `evbscope print -V`', 'switch the S-VLAN component on, or take the S-channels away'],
  },
});
