import { layerRule } from '../layer-rule.js';

/** Reserved bits of the status octet are set: 0x80, or in a request the low four. */
export const vdp10 = layerRule({
  id: 'VDP-10',
  severity: 'warning',
  spec: '802.1Q 41.2.3',
  title: 'reserved bits set in the VDP status',
  of: 'vdp.assoc',
  check: ({ layer, frame, pdu }) => {
    if (!pdu || !layer.reserved) return null;
    const status = frame.data[layer.start + 2]!;
    const allowed = pdu.ack === 1 ? '0x7f' : '0x70';
    return { expected: `status within ${allowed}`, received: `status 0x${status.toString(16).padStart(2, '0')} in a ${pdu.ack === 1 ? 'response' : 'request'}`, frames: [frame.no] };
  },
  explain: {
    why: 'Either the sender means something by the bits that the other end does not know, or the octet is damaged: an error in a request, or hints that were not meant.',
    usual: ['a newer implementation', 'a bug of the sender: an error number in a request', 'corruption on the way'],
    try: ['look at the bits: `evbscope print -V -x`', 'compare the software versions of both ends'],
  },
});
