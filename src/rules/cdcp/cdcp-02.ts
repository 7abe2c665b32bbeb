import { layerRule } from '../layer-rule.js';

/** Reserved bits of the CDCP TLV are set. */
export const cdcp02 = layerRule({
  id: 'CDCP-02',
  severity: 'warning',
  spec: '802.1Q D.2.13',
  title: 'reserved bits of the CDCP TLV set',
  of: 'cdcp',
  check: ({ layer, frame }) => (layer.reserved ? { expected: 'zero in all reserved bits', received: 'some of them set', frames: [frame.no] } : null),
  explain: {
    why: 'Either the sender speaks a later version of the standard and means something that this end does not understand, or the TLV was damaged and its list of S-channels cannot be trusted.',
    usual: ['a bug of the agent', 'a later version of the standard at one end'],
    try: ['look at the bits: `evbscope print -V -x`', 'compare the software versions of both ends'],
  },
});
