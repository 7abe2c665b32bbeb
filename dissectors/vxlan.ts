import { carries } from '../src/dissect/carry.js';
import { dissector } from '../src/dissect/dissector.js';
import { bits } from '../src/dissect/layout.js';

const GPE_ETHERNET = 3;
const vni = ['vni', 24, 'VXLAN network identifier', { alias: 'vxlan.vni' }] as const;
const hasVni = ['i', 1, 'Has a network identifier'] as const;

/** VXLAN; 8472 is the port that Linux took before there was one. */
export const vxlan = dissector({
  name: 'vxlan',
  title: 'Virtual eXtensible Local Area Network',
  spec: 'RFC 7348 5',
  on: { udp: [4789, 8472] },
  accepts: (octets, at, limit) => at >= limit || (octets[at]! & 0x08) !== 0,
  layout: [bits(['_', 4], hasVni, ['_', 3], ['_', 24]), bits(vni, ['_', 8]), carries('linktype', () => 1)],
});

/** VXLAN with the generic protocol extension. */
export const vxlanGpe = dissector({
  name: 'vxlan-gpe',
  prefix: 'vxlan',
  title: 'VXLAN, Generic Protocol Extension',
  spec: 'draft-ietf-nvo3-vxlan-gpe 3',
  on: { udp: [4790] },
  accepts: (octets, at, limit) => at >= limit || (octets[at]! & 0x30) === 0,
  layout: [
    bits(['_', 2], ['version', 2, 'Version'], hasVni, ['p', 1, 'Has a next protocol'], ['b', 1, 'Replicated to many'], ['o', 1, 'For operation and maintenance'], ['_', 16]),
    bits(['next', 8, 'Next protocol', { values: { 1: 'IPv4', 2: 'IPv6', 3: 'Ethernet', 4: 'NSH' } }], vni, ['_', 8]),
    carries('linktype', (pdu) => (pdu['p'] === 1 && pdu['next'] === GPE_ETHERNET ? 1 : -1)),
  ],
});
