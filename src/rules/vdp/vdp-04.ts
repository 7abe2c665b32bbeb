import { layerRule } from '../layer-rule.js';
import { infoLength, tlvsOf } from '../tlv-chain.js';

const MANAGER_OCTETS = 16;
const ASSOCIATIONS = [1, 2, 3, 4];

/**
 * A VSI manager ID with no association TLV behind it. Not where the manager ID itself is wrong (VDP-02, VDP-03), and not
 * where a TLV runs past the frame (VDP-05): what was meant to be there is not known then.
 */
export const vdp04 = layerRule({
  id: 'VDP-04',
  severity: 'error',
  spec: '802.1Q 41',
  title: 'VDP without an association TLV',
  of: 'vdp',
  check: ({ decoded, layer, frame }) => {
    const tlvs = tlvsOf(decoded, layer);
    const [first] = tlvs;
    if (layer.fault || first?.name !== 'vdp.manager' || infoLength(first) !== MANAGER_OCTETS) return null;
    const types = tlvs.slice(1).map(({ start }) => frame.data[start]! >> 1);
    if (types.some((type) => ASSOCIATIONS.includes(type)) || tlvs.slice(1).some(({ name }) => name === 'vdp.manager')) return null;
    const others = types.filter((type) => type !== 0);
    return { expected: 'at least one TLV of type 1 to 4', received: others.length === 0 ? 'the VSI manager ID alone' : `TLVs of type ${others.join(', ')} only`, frames: [frame.no] };
  },
  explain: {
    why: 'The ECPDU asks for nothing and answers nothing: the receiver acknowledges it, and no VSI is associated by it.',
    usual: ['a bug of the sender', 'an association TLV that was given a wrong type'],
    try: ['look at the frame: `evbscope print -V -x`', 'update the sender'],
  },
});
