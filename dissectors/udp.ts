import { carries } from '../src/dissect/carry.js';
import { dissector } from '../src/dissect/dissector.js';
import { bits } from '../src/dissect/layout.js';

/** UDP; the destination port says what it carries. A length of 0 is left to the network card that sent the datagram. */
export const udp = dissector({
  name: 'udp',
  title: 'User Datagram Protocol',
  spec: 'RFC 768',
  on: { ipv4: [17], ipv6: [17] },
  layout: [
    bits(['srcport', 16, 'Source port', { alias: 'udp.srcport' }], ['dstport', 16, 'Destination port', { alias: 'udp.dstport' }]),
    bits(['length', 16, 'Length', { alias: 'udp.length' }], ['checksum', 16, 'Checksum', { alias: 'udp.checksum' }]),
    carries('udp', (pdu) => pdu['dstport'] as number, { lengthOf: (pdu) => (pdu['length'] === 0 ? null : Math.max(0, (pdu['length'] as number) - 8)) }),
  ],
});
