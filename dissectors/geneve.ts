import { carries } from '../src/dissect/carry.js';
import { dissector } from '../src/dissect/dissector.js';
import { bits, sized } from '../src/dissect/layout.js';
import { BRIDGED_ETHERNET, etherTypeShow } from './parts/ethertype.js';

/** Generic Network Virtualization Encapsulation. */
export const geneve = dissector({
  name: 'geneve',
  title: 'Generic Network Virtualization Encapsulation',
  spec: 'RFC 8926 3.4',
  on: { udp: [6081] },
  accepts: (octets, at, limit) => at >= limit || octets[at]! >> 6 === 0,
  layout: [
    bits(
      ['version', 2, 'Version', { alias: 'geneve.version' }],
      ['optlen', 6, 'Length of the options (4 octets)'],
      ['oam', 1, 'Control packet', { alias: 'geneve.flags.oam' }],
      ['critical', 1, 'Has critical options', { alias: 'geneve.flags.critical' }],
      ['_', 6],
      ['proto', 16, 'Protocol', { ...etherTypeShow, alias: 'geneve.proto_type' }],
    ),
    bits(['vni', 24, 'Virtual network identifier', { alias: 'geneve.vni' }], ['_', 8]),
    sized('options', 'Options', (pdu) => 4 * (pdu['optlen'] as number)),
    carries('linktype', (pdu) => (pdu['proto'] === BRIDGED_ETHERNET ? 1 : -1)),
  ],
});
