import { layerRule } from '../layer-rule.js';

/** Reserved bits of the bridge status, station status or keep-alive octet are set. */
export const evb02 = layerRule({
  id: 'EVB-02',
  severity: 'warning',
  spec: '802.1Q D.2.12',
  title: 'reserved bits set in the EVB TLV',
  of: 'evb',
  check: ({ layer, frame }) => (layer.complete && layer.reserved ? { expected: 'reserved bits 0', received: 'a reserved bit is 1', frames: [frame.no] } : null),
  explain: {
    why: 'Either the sender speaks a later version of the standard and means something by it that the other end does not know, or the frame is damaged and its other values cannot be trusted.',
    usual: ['a newer implementation', 'a bug of the sender', 'corruption on the way'],
    try: ['look at the bits: `evbscope print -V -x`', 'compare the software versions of both ends'],
  },
});
