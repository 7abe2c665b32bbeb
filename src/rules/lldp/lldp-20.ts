import { layerRule } from '../layer-rule.js';

const LINK_LAYERS = ['eth', 'switch-tag', 'switch-tag-long', 'switch-tag-first'];

/** LLDP behind LLC and SNAP where an EtherType would do: on Ethernet. What was captured cooked may come from elsewhere. */
export const lldp20 = layerRule({
  id: 'LLDP-20',
  severity: 'note',
  spec: '802.1AB 7.3',
  title: 'LLDP behind SNAP on Ethernet',
  of: 'lldp',
  check: ({ decoded: { layers }, layer, frame }) => {
    if (layers[layer.parent]?.name !== 'snap' || !LINK_LAYERS.includes(layers[0]!.name)) return null;
    return { expected: 'EtherType 88-CC', received: 'a length field, LLC and SNAP', frames: [frame.no] };
  },
  explain: {
    why: 'Receivers on Ethernet look for the EtherType only: the neighbour does not hear the sender, and EVB does not start.',
    usual: ['an old stack, or one made for Token Ring, FDDI or wireless', 'a converter between two kinds of network'],
    try: ['update the LLDP agent of the sender', 'look for a converter on the way'],
  },
});
