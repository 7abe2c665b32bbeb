import { layerRule } from '../layer-rule.js';

/** A TLV of a type that 802.1Q reserves (6 to 126). */
export const vdp22 = layerRule({
  id: 'VDP-22',
  severity: 'note',
  spec: '802.1Q 41',
  title: 'VDP TLV of a reserved type',
  of: 'vdp.reserved',
  check: ({ layer, frame }) => ({ expected: 'types 1 to 5 and 127', received: `type ${frame.data[layer.start]! >> 1}`, frames: [frame.no] }),
  explain: {
    why: 'Receivers skip the TLV: whatever it asks for does not happen. All else in the ECPDU does.',
    usual: ['a sender of a later version of the standard', 'a bug of the sender'],
    try: ['look at the frame: `evbscope print -V -x`', 'compare the software versions of both ends'],
  },
});
