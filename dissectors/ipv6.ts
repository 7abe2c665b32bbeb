import { carries } from '../src/dissect/carry.js';
import { dissector } from '../src/dissect/dissector.js';
import { bits, octets, sized } from '../src/dissect/layout.js';
import { ipProtocol } from './parts/ip-protocol.js';

const next = ['next', 8, 'Next header', { ...ipProtocol, alias: 'ipv6.nxt' }] as const;

/** IPv6. A payload length of 0 belongs to a jumbogram, or is left to the network card that sent the packet. */
export const ipv6 = dissector({
  name: 'ipv6',
  title: 'Internet Protocol, version 6',
  spec: 'RFC 8200',
  on: { ethertype: [0x86dd] },
  accepts: (octets, at, limit) => at >= limit || octets[at]! >> 4 === 6,
  layout: [
    bits(['version', 4, 'Version', { alias: 'ipv6.version' }], ['tclass', 8, 'Traffic class', { alias: 'ipv6.tclass' }], ['flow', 20, 'Flow label', { alias: 'ipv6.flow' }]),
    bits(['length', 16, 'Payload length', { alias: 'ipv6.plen' }], next, ['hops', 8, 'Hop limit', { alias: 'ipv6.hlim' }]),
    octets('src', 16, 'Source address', { type: 'ipv6', alias: 'ipv6.src' }),
    octets('dst', 16, 'Destination address', { type: 'ipv6', alias: 'ipv6.dst' }),
    carries('ipv6', (pdu) => pdu['next'] as number, { lengthOf: (pdu) => (pdu['length'] === 0 ? null : (pdu['length'] as number)) }),
  ],
});

/** Hop-by-hop options, routing header, destination options. */
export const ipv6Extension = dissector({
  name: 'ipv6.ext',
  title: 'IPv6 extension header',
  spec: 'RFC 8200 4',
  on: { ipv6: [0, 43, 60] },
  layout: [
    bits(['next', 8, 'Next header', ipProtocol], ['length', 8, 'Length (8 octets, without the first)']),
    sized('data', 'Options or route', (pdu) => 6 + 8 * (pdu['length'] as number)),
    carries('ipv6', (pdu) => pdu['next'] as number),
  ],
});

/** Fragment header; a later fragment is data. */
export const ipv6Fragment = dissector({
  name: 'ipv6.fragment',
  title: 'IPv6 fragment header',
  spec: 'RFC 8200 4.5',
  on: { ipv6: [44] },
  layout: [
    bits(['next', 8, 'Next header', ipProtocol], ['_', 8], ['offset', 13, 'Fragment offset (8 octets)'], ['_', 2], ['more', 1, 'More fragments'], ['id', 32, 'Identification']),
    carries('ipv6', (pdu) => (pdu['offset'] === 0 ? (pdu['next'] as number) : -1), { isCut: (pdu) => pdu['more'] === 1 }),
  ],
});
