import { dissector } from '../src/dissect/dissector.js';
import { bits, constant, octets, rest, tlv } from '../src/dissect/layout.js';
import { writeIpv4, writeIpv6 } from '../src/text/address.js';
import { oui, writeHex } from '../src/text/mac.js';
import { writeVsiid } from '../src/text/vsi-id.js';
import { VSIID_FORMATS } from './parts/vsi-fields.js';

const cisco = (subtype: number) => constant(0x00000c00 + subtype, 4, 'OUI and subtype', `00-00-0C ${subtype}`);
const vsiid = [
  bits(['vsiidfmt', 8, 'VSIID format', { values: VSIID_FORMATS }]),
  octets('vsiid', 16, 'VSIID', { write: (to, id, pdu) => writeVsiid(to, pdu['vsiidfmt'] as number, id), isOwnText: true }),
] as const;

/** Cisco: the virtual machine behind a VSI. */
export const vdpCiscoName = dissector({
  name: 'vdp.cisco-vm',
  prefix: 'vdp.vm',
  title: 'Cisco VM name TLV',
  spec: 'Cisco',
  on: { 'vdp.org': [0x00000cf1] },
  layout: [
    tlv(127),
    cisco(0xf1),
    ...vsiid,
    bits(['idfmt', 8, 'VM identifier format', { values: VSIID_FORMATS }]),
    octets('id', 16, 'VM identifier', { write: (to, id, pdu) => writeVsiid(to, pdu['idfmt'] as number, id), isOwnText: true }),
    rest('name', 'VM name', { type: 'text' }),
  ],
});

/** Cisco: an address of the virtual machine. */
export const vdpCiscoAddress = dissector({
  name: 'vdp.cisco-address',
  prefix: 'vdp.l3',
  title: 'Cisco L3 address TLV',
  spec: 'Cisco',
  on: { 'vdp.org': [0x00000cf2] },
  layout: [
    tlv(127),
    cisco(0xf2),
    ...vsiid,
    bits(['afi', 16, 'Address family', { values: { 1: 'IPv4', 2: 'IPv6' } }]),
    rest('address', 'Address', {
      write: (to, address) => {
        if (address.length === 4) writeIpv4(to, address);
        else if (address.length === 16) writeIpv6(to, address);
        else writeHex(to, address);
      },
    }),
  ],
});

/** Oracle Solaris: how the VSI type ID is to be read. */
export const vdpOracle = dissector({
  name: 'vdp.oracle',
  prefix: 'vdp.oracle',
  title: 'Oracle VSI manager TLV',
  spec: 'Oracle',
  on: { 'vdp.org': [0x0003ba01] },
  layout: [tlv(127), constant(0x0003ba01, 4, 'OUI and subtype', '00-03-BA 1'), bits(['encoding', 8, 'Encoding', { values: { 1: 'oracle_vsi_v1' } }])],
});

/** An organizationally defined TLV of somebody else. */
export const vdpOrg = dissector({
  name: 'vdp.org',
  prefix: 'vdp.org',
  title: 'Organizationally defined TLV',
  spec: '802.1Q 41.3',
  on: { 'vdp.org': 'other', 'vdp.tlv': [127] },
  layout: [tlv(127), bits(['oui', 24, 'OUI', { text: oui }], ['subtype', 8, 'Subtype']), rest('data', 'Data')],
});
