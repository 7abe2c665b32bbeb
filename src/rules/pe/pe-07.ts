import { layersOf } from '../../track/pdus.js';
import { rule } from '../rule.js';

/** A VN-Tag of another version, or with its reserved bit set. */
export const pe07 = rule({
  id: 'PE-07',
  severity: 'warning',
  spec: 'Cisco',
  title: 'VN-Tag of another version',
  on: 'tags',
  check: ({ decoded, frame }) => {
    const tag = layersOf(decoded, 'vntag')[0];
    if (!tag || (tag.pdu.version === 0 && !tag.reserved)) return null;
    return { expected: 'version 0 and no reserved bit', received: tag.pdu.version === 0 ? 'the reserved bit set' : `version ${tag.pdu.version}`, frames: [frame.no] };
  },
  explain: {
    why: 'What the rest of the tag means is then unknown: the frame may go to another virtual interface than the one it is for.',
    usual: ['software of two versions at the ends', 'corruption on the way'],
    try: ['look at the tag: `evbscope print -V -x`', 'compare the software of extender and bridge'],
  },
});
