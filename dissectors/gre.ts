import { carries } from '../src/dissect/carry.js';
import { dissector } from '../src/dissect/dissector.js';
import { bits, either, optional } from '../src/dissect/layout.js';
import { BRIDGED_ETHERNET, etherTypeShow } from './parts/ethertype.js';

type Pdu = Readonly<Record<string, unknown>>;

const ERSPAN = 0x88be;
/** Other versions (PPTP) and source routes are not looked into. */
const isPlain = (pdu: Pdu): boolean => pdu['version'] === 0 && pdu['r'] === 0;
/** ERSPAN without a sequence number is type I: no header of its own. */
const isEthernet = (pdu: Pdu): boolean => isPlain(pdu) && (pdu['proto'] === BRIDGED_ETHERNET || (pdu['proto'] === ERSPAN && pdu['s'] === 0));

/** Generic Routing Encapsulation. */
export const gre = dissector({
  name: 'gre',
  title: 'Generic Routing Encapsulation',
  spec: 'RFC 2784; RFC 2890',
  on: { ipv4: [47], ipv6: [47] },
  layout: [
    bits(
      ['c', 1, 'Has a checksum', { alias: 'gre.flags.checksum' }],
      ['r', 1, 'Has a source route', { alias: 'gre.flags.routing' }],
      ['k', 1, 'Has a key', { alias: 'gre.flags.key' }],
      ['s', 1, 'Has a sequence number', { alias: 'gre.flags.sequence_number' }],
      ['_', 9],
      ['version', 3, 'Version', { alias: 'gre.flags.version' }],
      ['proto', 16, 'Protocol', { ...etherTypeShow, alias: 'gre.proto' }],
    ),
    optional((pdu) => pdu['c'] === 1, bits(['checksum', 16, 'Checksum', { alias: 'gre.checksum' }], ['_', 16])),
    optional((pdu) => pdu['k'] === 1, bits(['key', 32, 'Key', { text: (key) => `${key} (NVGRE: VSID ${key >>> 8}, FlowID ${key & 255})`, alias: 'gre.key' }])),
    optional((pdu) => pdu['s'] === 1, bits(['seq', 32, 'Sequence number', { alias: 'gre.sequence_number' }])),
    either(isEthernet, carries('linktype', () => 1), carries('gre', (pdu) => (isPlain(pdu) ? (pdu['proto'] as number) : -1))),
  ],
});
