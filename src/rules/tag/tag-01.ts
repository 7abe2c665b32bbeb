import { layersOf } from '../../track/pdus.js';
import { rule } from '../rule.js';
import { tpidOf } from '../../track/service-tag.js';

const C_TAG = 0x8100;
const S_TAG = 0x88a8;

/** A C-tag stands before an S-tag. */
export const tag01 = rule({
  id: 'TAG-01',
  severity: 'warning',
  spec: '802.1Q 9.5',
  title: 'C-tag outside an S-tag',
  on: 'tags',
  check: ({ decoded, frame }) => {
    const tags = layersOf(decoded, 'vlan');
    const inner = tags.findIndex((tag) => tpidOf(decoded, tag) === S_TAG);
    const outer = tags.slice(0, Math.max(0, inner)).find((tag) => tpidOf(decoded, tag) === C_TAG);
    if (!outer) return null;
    return { expected: 'the S-tag (0x88A8) outside', received: `C-tag ${outer.pdu.id} outside S-tag ${tags[inner]!.pdu.id}`, frames: [frame.no] };
  },
  explain: {
    why: 'Bridges look at the outer tag first and take the frame for one of a customer VLAN: it never gets to the S-channel that it is for.',
    usual: ['a switch port that adds its VLAN to frames that have an S-tag', 'a mirror session that puts a VLAN around what it copies', 'tags configured in the wrong order on the host'],
    try: ['check whether the capture point adds the outer tag', 'check the port mode of the switch (it must not be a customer port)'],
  },
});
