import { carries } from '../src/dissect/carry.js';
import { dissector } from '../src/dissect/dissector.js';
import { bits, octets, sized } from '../src/dissect/layout.js';
import { ipProtocol } from './parts/ip-protocol.js';

type Pdu = Readonly<Record<string, unknown>>;
const headerOctets = (pdu: Pdu): number => 4 * (pdu['ihl'] as number);

/** IPv4. A total length of 0 is left to the network card that sent the packet; a later fragment is data. */
export const ipv4 = dissector({
  name: 'ipv4',
  prefix: 'ip',
  title: 'Internet Protocol',
  spec: 'RFC 791',
  on: { ethertype: [0x0800] },
  accepts: (octets, at, limit) => at >= limit || (octets[at]! >> 4 === 4 && (octets[at]! & 15) >= 5),
  layout: [
    bits(
      ['version', 4, 'Version', { alias: 'ip.version' }],
      ['ihl', 4, 'Header length (4 octets)'],
      ['dscp', 6, 'DSCP', { alias: 'ip.dsfield.dscp' }],
      ['ecn', 2, 'ECN', { alias: 'ip.dsfield.ecn' }],
      ['length', 16, 'Total length', { alias: 'ip.len' }],
    ),
    bits(
      ['id', 16, 'Identification', { alias: 'ip.id' }],
      ['_', 1],
      ['df', 1, 'Do not fragment', { alias: 'ip.flags.df' }],
      ['mf', 1, 'More fragments', { alias: 'ip.flags.mf' }],
      ['offset', 13, 'Fragment offset (8 octets)'],
    ),
    bits(['ttl', 8, 'Time to live', { alias: 'ip.ttl' }], ['protocol', 8, 'Protocol', { ...ipProtocol, alias: 'ip.proto' }], ['checksum', 16, 'Header checksum', { alias: 'ip.checksum' }]),
    octets('src', 4, 'Source address', { type: 'ipv4', alias: 'ip.src' }),
    octets('dst', 4, 'Destination address', { type: 'ipv4', alias: 'ip.dst' }),
    sized('options', 'Options', (pdu) => headerOctets(pdu) - 20),
    carries('ipv4', (pdu) => (pdu['offset'] === 0 ? (pdu['protocol'] as number) : -1), {
      lengthOf: (pdu) => (pdu['length'] === 0 ? null : Math.max(0, (pdu['length'] as number) - headerOctets(pdu))),
      isCut: (pdu) => pdu['mf'] === 1,
    }),
  ],
});
