import { dissector } from '../src/dissect/dissector.js';
import { bits, constant, list, tlv } from '../src/dissect/layout.js';

/** CDCP TLV: the S-channels of a link. */
export const cdcp = dissector({
  name: 'cdcp',
  title: 'S-channel Discovery and Configuration TLV',
  spec: '802.1Q D.2.13',
  on: { 'lldp.org': [0x0080c20e] },
  layout: [
    tlv(127),
    constant(0x0080c20e, 4, 'OUI and subtype', '00-80-C2 14'),
    bits(
      ['role', 1, 'Role', { values: { 0: 'bridge', 1: 'station' } }],
      ['_', 3],
      ['scomp', 1, 'S-VLAN component in use'],
      ['_', 15],
      ['chncap', 12, 'S-channels it can handle'],
    ),
    list('channel', 'S-channel', [
      [bits(['scid', 12, 'S-channel identifier'], ['svid', 12, 'S-VLAN identifier', { text: (v) => (v === 0 ? '0 (please assign)' : String(v)) }])],
    ]),
  ],
});
