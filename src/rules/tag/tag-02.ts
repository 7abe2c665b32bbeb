import { layersOf } from '../../track/pdus.js';
import { rule } from '../rule.js';
import { isServiceTag } from '../../track/service-tag.js';

/** An S-tag with a priority and no VLAN: the frame belongs to the default S-channel. */
export const tag02 = rule({
  id: 'TAG-02',
  severity: 'note',
  spec: '802.1Q 42',
  title: 'S-tag with a priority only',
  on: 'tags',
  check: ({ decoded, frame }) => {
    const tag = layersOf(decoded, 'vlan').find((layer) => layer.pdu.id === 0 && isServiceTag(decoded, layer));
    return tag ? { expected: 'no S-tag, or one with an SVID', received: `an S-tag with priority ${tag.pdu.pcp} and VID 0`, frames: [frame.no] } : null;
  },
  explain: {
    why: 'Such frames are those of the default S-channel: where an S-channel with a number was meant, its tag was lost or never set.',
    usual: ['a host that sends the default S-channel with its priority', 'an S-channel whose SVID is not assigned yet'],
    try: ['which S-channel was meant? look at the source address', 'compare with the lists of S-channels: `evbscope print -V`'],
  },
});
