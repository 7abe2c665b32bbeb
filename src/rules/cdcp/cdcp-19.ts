import { layersOf } from '../../track/pdus.js';
import { layerRule } from '../layer-rule.js';

/** The CDCP TLV comes in a tagged frame. A priority tag, or the S-tag of the default S-channel, is none. */
export const cdcp19 = layerRule({
  id: 'CDCP-19',
  severity: 'warning',
  spec: '802.1Q 42',
  title: 'CDCP TLV inside an S-channel',
  of: 'cdcp',
  check: ({ decoded, frame }) => {
    const tag = layersOf(decoded, 'vlan').find(({ pdu }) => pdu.id > 1);
    return tag ? { expected: 'an untagged LLDPDU', received: `a tag with VID ${tag.pdu.id}`, frames: [frame.no] } : null;
  },
  explain: {
    why: 'CDCP sets up the S-channels of the whole link and is sent once on it, untagged. Inside an S-channel the component that listens is another one, and the TLV is ignored.',
    usual: ['the LLDP agent was bound to an S-channel interface', 'a mirror that tags what it copies'],
    try: ['bind the agent to the physical port', 'check whether the capture point adds tags'],
  },
});
