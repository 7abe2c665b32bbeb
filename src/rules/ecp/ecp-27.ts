import { layersOf } from '../../track/pdus.js';
import { layerRule } from '../layer-rule.js';

const C_TAG = 0x8100;

/**
 * ECP with a C-tag. Not where that VID is an S-channel of some switch that tags those with 0x8100: CDCP lists it, or an EVB
 * TLV came with the same tag.
 */
export const ecp27 = layerRule({
  id: 'ECP-27',
  severity: 'warning',
  spec: '802.1Q 43',
  title: 'ECP with a C-tag',
  of: 'ecp',
  check: ({ decoded, link, channel, frame }) => {
    const tag = layersOf(decoded, 'vlan').find(({ parent, pdu }) => pdu.id !== 0 && decoded.layers[parent]?.pdu['type'] === C_TAG);
    if (!tag) return null;
    const { id } = tag.pdu;
    const speaksEvb = channel.svid === id && [...channel.speakers.values()].some(({ lastEvb }) => lastEvb !== null);
    const isListed = [...(link.channels.get(null)?.speakers.values() ?? [])].some(({ cdcp }) => cdcp?.tlv.channel.some(({ svid }) => svid === id));
    return speaksEvb || isListed ? null : { expected: 'no tag but that of the S-channel', received: `C-tag with VID ${id}`, frames: [frame.no] };
  },
  explain: {
    why: 'Control frames of an S-channel travel untagged within it. A bridge does not look for ECP inside a customer VLAN and drops it, or carries it on as data.',
    usual: ['the agent was bound to a VLAN interface', 'a mirror that tags what it copies', 'a switch port that tags its native VLAN'],
    try: ['bind the agent to the physical interface', 'check whether the capture point adds tags'],
  },
});
