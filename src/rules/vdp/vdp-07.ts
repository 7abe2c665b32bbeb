import { layerRule } from '../layer-rule.js';

const LAST_FORMAT = 4;

/** A filter info format that 802.1Q does not define. 802.1Qcy has formats from 5 on; who does not know them drops the TLV all the same. */
export const vdp07 = layerRule({
  id: 'VDP-07',
  severity: 'warning',
  spec: '802.1Q 41.2.8',
  title: 'unknown filter info format',
  of: 'vdp.assoc',
  check: ({ layer, frame }) => {
    const format = layer.pdu['filterfmt'];
    if (typeof format !== 'number' || (format >= 1 && format <= LAST_FORMAT)) return null;
    return { expected: `format 1 to ${LAST_FORMAT}`, received: `format ${format}`, frames: [frame.no], reason: format > LAST_FORMAT ? '802.1Qcy defines further formats' : '' };
  },
  explain: {
    why: 'A receiver that does not know the format acknowledges the ECPDU and ignores the TLV: no answer comes, and the VSI times out.',
    usual: ['a sender of 802.1Qcy or a later version, a receiver of an earlier one', 'a bug of the sender'],
    try: ['compare the software versions of both ends', 'look at the frame: `evbscope print -V -x`', 'give the VSI a filter of MAC address and VLAN'],
  },
});
