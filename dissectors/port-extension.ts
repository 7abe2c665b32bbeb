import { dissector } from '../src/dissect/dissector.js';
import { constant, rest, tlv } from '../src/dissect/layout.js';

/** Port Extension TLV: its sender can be a port extender, or control one. What stands in it is not published. */
export const lldpPortExtension = dissector({
  name: 'lldp.pe',
  title: 'Port Extension TLV',
  spec: '802.1BR',
  on: { 'lldp.org': [0x0080c20f] },
  layout: [tlv(127), constant(0x0080c20f, 4, 'OUI and subtype', '00-80-C2 15'), rest('data', 'Data')],
});
