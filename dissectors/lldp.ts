import { tlvs } from '../src/dissect/carry.js';
import { dissector } from '../src/dissect/dissector.js';
import { bits, counted, rest, tlv } from '../src/dissect/layout.js';
import type { Show } from '../src/dissect/types.js';
import { capabilityNames } from '../src/model/capability-names.js';
import { writeIpv4, writeIpv6 } from '../src/text/address.js';
import { oui, writeHex, writeMac } from '../src/text/mac.js';
import type { TextBuffer } from '../src/text/text-buffer.js';

const utf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

/** UTF-8, or hex digits of octets that are none: two identifiers never read alike. */
function writeTextOrHex(to: TextBuffer, octets: Uint8Array): void {
  try {
    to.text(utf8.decode(octets));
  } catch {
    writeHex(to, octets);
  }
}

/** An address behind its IANA family: 1 IPv4, 2 IPv6, 6 802. */
function writeFamilyAddress(to: TextBuffer, octets: Uint8Array): void {
  const address = octets.subarray(1);
  if (octets[0] === 1 && address.length === 4) writeIpv4(to, address);
  else if (octets[0] === 2 && address.length === 16) writeIpv6(to, address);
  else if (octets[0] === 6 && address.length === 6) writeMac(to, address);
  else writeHex(to, octets);
}

/** An identifier as its subtype writes it. */
function identifier(macSubtype: number, addressSubtype: number, key: string): Show {
  return {
    write: (to, id, pdu) => {
      if (pdu[key] === addressSubtype) writeFamilyAddress(to, id);
      else if (pdu[key] !== macSubtype) writeTextOrHex(to, id);
      else if (id.length === 6) writeMac(to, id);
      else writeHex(to, id);
    },
  };
}

const capabilities: Show = { text: (value) => `0x${value.toString(16).padStart(4, '0')} (${capabilityNames(value).join(', ') || 'none'})` };

/** LLDPDU: a chain of TLVs that an End TLV closes. */
export const lldp = dissector({ name: 'lldp', title: 'Link Layer Discovery Protocol', spec: '802.1AB 8', on: { ethertype: [0x88cc] }, layout: [tlvs('lldp', true)] });

export const lldpEnd = dissector({ name: 'lldp.end', title: 'End of LLDPDU TLV', spec: '802.1AB 8.5.1', on: { 'lldp.tlv': [0] }, layout: [tlv(0)] });

export const lldpChassis = dissector({
  name: 'lldp.chassis',
  title: 'Chassis ID TLV',
  spec: '802.1AB 8.5.2',
  on: { 'lldp.tlv': [1] },
  layout: [
    tlv(1),
    bits([
      'subtype',
      8,
      'Subtype',
      { values: { 1: 'chassis component', 2: 'interface alias', 3: 'port component', 4: 'MAC address', 5: 'network address', 6: 'interface name', 7: 'local' }, alias: 'lldp.chassis.subtype' },
    ]),
    rest('id', 'Chassis ID', identifier(4, 5, 'subtype')),
  ],
});

export const lldpPort = dissector({
  name: 'lldp.port',
  title: 'Port ID TLV',
  spec: '802.1AB 8.5.3',
  on: { 'lldp.tlv': [2] },
  layout: [
    tlv(2),
    bits([
      'subtype',
      8,
      'Subtype',
      { values: { 1: 'interface alias', 2: 'port component', 3: 'MAC address', 4: 'network address', 5: 'interface name', 6: 'agent circuit ID', 7: 'local' }, alias: 'lldp.port.subtype' },
    ]),
    rest('id', 'Port ID', identifier(3, 4, 'subtype')),
  ],
});

/** Time to live. Octets behind the first two are allowed and mean nothing. */
export const lldpTtl = dissector({
  name: 'lldp.ttl',
  prefix: 'lldp',
  title: 'Time To Live TLV',
  spec: '802.1AB 8.5.4',
  on: { 'lldp.tlv': [3] },
  layout: [tlv(3), bits(['ttl', 16, 'Time to live (s)', { alias: 'lldp.time_to_live' }]), rest('ttlrest', 'Octets behind it', {}, (_, left) => left > 0)],
});

const text = (type: number, name: string, title: string, spec: string, alias: string) =>
  dissector({ name: `lldp.${name}`, title: `${title} TLV`, spec, on: { 'lldp.tlv': [type] }, layout: [tlv(type), rest('text', title, { type: 'text', alias })] });

export const lldpPortDescription = text(4, 'portdesc', 'Port description', '802.1AB 8.5.5', 'lldp.port.desc');
export const lldpSystemName = text(5, 'sysname', 'System name', '802.1AB 8.5.6', 'lldp.tlv.system.name');
export const lldpSystemDescription = text(6, 'sysdesc', 'System description', '802.1AB 8.5.7', 'lldp.tlv.system.desc');

export const lldpCapabilities = dissector({
  name: 'lldp.caps',
  title: 'System Capabilities TLV',
  spec: '802.1AB 8.5.8',
  on: { 'lldp.tlv': [7] },
  layout: [
    tlv(7),
    bits(['_', 5], ['supported', 11, 'Capabilities', { ...capabilities, alias: 'lldp.tlv.system_cap' }]),
    bits(['_', 5], ['enabled', 11, 'Enabled', { ...capabilities, alias: 'lldp.tlv.enable_system_cap' }]),
  ],
});

export const lldpManagement = dissector({
  name: 'lldp.mgmt',
  title: 'Management Address TLV',
  spec: '802.1AB 8.5.9',
  on: { 'lldp.tlv': [8] },
  layout: [
    tlv(8),
    counted('address', 'Address', { write: writeFamilyAddress }),
    bits(['ifsubtype', 8, 'Interface numbering', { values: { 1: 'unknown', 2: 'ifIndex', 3: 'system port' }, alias: 'lldp.mgn.interface.subtype' }]),
    bits(['ifnumber', 32, 'Interface number', { alias: 'lldp.mgn.interface.number' }]),
    counted('oid', 'Object identifier'),
  ],
});

export const lldpReserved = dissector({
  name: 'lldp.reserved',
  prefix: 'lldp.tlv',
  title: 'LLDP TLV of a reserved type',
  spec: '802.1AB 8.4',
  on: { 'lldp.tlv': 'other' },
  layout: [tlv('type', 'Type', { alias: 'lldp.tlv.type' }), rest('data', 'Data')],
});

/** An organizationally specific TLV that nobody claims. */
export const lldpOrg = dissector({
  name: 'lldp.org',
  title: 'Organizationally Specific TLV',
  spec: '802.1AB 8.6',
  on: { 'lldp.org': 'other', 'lldp.tlv': [127] },
  layout: [tlv(127), bits(['oui', 24, 'OUI', { text: oui, alias: 'lldp.orgtlv.oui' }], ['subtype', 8, 'Subtype']), rest('data', 'Data')],
});
