import { layerRule } from '../layer-rule.js';

/** An association TLV without filter entries. */
export const vdp06 = layerRule({
  id: 'VDP-06',
  severity: 'error',
  spec: '802.1Q 41.2',
  title: 'association TLV without filter entries',
  of: 'vdp.assoc',
  check: ({ layer, frame }) => (layer.pdu['entries'] === 0 ? { expected: 'at least one entry', received: 'number of entries 0', frames: [frame.no] } : null),
  explain: {
    why: 'The receiver acknowledges the ECPDU and ignores the TLV: no answer comes, and the VSI times out.',
    usual: ['a virtual machine without MAC address or VLAN in its definition', 'a bug of the sender'],
    try: ['check the network definition of the virtual machine (`virsh dumpxml`)', 'give the VSI a MAC address and a VLAN'],
  },
});
