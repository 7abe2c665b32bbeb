import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { DISSECTORS } from '../../dissectors/index.js';
import { encode } from '../../src/dissect/dissector.js';
import { octetsWriter } from '../../src/dissect/present.js';
import type { TreeNode } from '../../src/model/decoded.js';
import { written } from '../../src/text/text-buffer.js';
import { managerText, vsiidText } from '../../src/text/vsi-id.js';
import { engine, frameOf, layerNamed } from './respec.js';

const octets = (digits: string): Uint8Array => Uint8Array.from(Buffer.from(digits.replaceAll(' ', ''), 'hex'));
const UNICODE = '68c3b6';

/** The text of a field in an LLDPDU of one TLV. */
function lldpText(tlv: string, pdu: object, field: string): string | undefined {
  const addresses = { dst: new Uint8Array(6), src: new Uint8Array(6), type: 0x88cc };
  const data = encode(layerNamed('eth', addresses, layerNamed('lldp', {}, layerNamed(tlv, pdu), layerNamed('lldp.end', {}))));
  const find = (nodes: readonly TreeNode[]): TreeNode | undefined => nodes.find(({ name }) => name === field) ?? nodes.flatMap((node) => find(node.children) ?? [])[0];
  return find(engine.tree(frameOf(data, 1)))?.text;
}

describe('chassis and port IDs (1.1: the subtypes are numbered differently)', () => {
  it.each([
    ['lldp.chassis', 1, UNICODE, 'hö'],
    ['lldp.chassis', 2, UNICODE, 'hö'],
    ['lldp.chassis', 3, '020000000001', '\x02\0\0\0\0\x01'],
    ['lldp.chassis', 4, '020000000001', '02:00:00:00:00:01'],
    ['lldp.chassis', 4, '0200000001', '0200000001'],
    ['lldp.chassis', 5, '01c0000201', '192.0.2.1'],
    ['lldp.chassis', 5, '0220010db8000000000000000000000001', '2001:db8::1'],
    ['lldp.chassis', 5, '01c00002', '01c00002'],
    ['lldp.chassis', 5, '10aabb', '10aabb'],
    ['lldp.chassis', 6, UNICODE, 'hö'],
    ['lldp.chassis', 7, 'ff00', 'ff00'],
    ['lldp.port', 1, UNICODE, 'hö'],
    ['lldp.port', 2, UNICODE, 'hö'],
    ['lldp.port', 3, '020000000001', '02:00:00:00:00:01'],
    ['lldp.port', 4, '01c0000201', '192.0.2.1'],
    ['lldp.port', 5, '01c0000201', '01c0000201'],
    ['lldp.port', 5, UNICODE, 'hö'],
    ['lldp.port', 6, UNICODE, 'hö'],
    ['lldp.port', 7, UNICODE, 'hö'],
  ])('%s of subtype %i: %s', (tlv, subtype, id, text) => {
    expect(lldpText(tlv, { subtype, id: octets(id) }, `${tlv}.id`)).toBe(text);
  });
});

describe('management addresses (1.1)', () => {
  it.each([
    ['01 c0000201', '192.0.2.1'],
    ['02 20010db8000000000000000000000001', '2001:db8::1'],
    ['06 020000000001', '02:00:00:00:00:01'],
    ['07 0200', '070200'],
    ['', ''],
  ])('%s', (address, text) => {
    expect(lldpText('lldp.mgmt', { address: octets(address), ifsubtype: 2, ifnumber: 1, oid: new Uint8Array() }, 'lldp.mgmt.address')).toBe(text);
  });
});

describe('capabilities (1.1)', () => {
  it.each([
    [0x0000, '0x0000 (none)'],
    [0x0001, '0x0001 (other)'],
    [0x0014, '0x0014 (bridge, router)'],
    [0x0180, '0x0180 (station only, C-VLAN component)'],
    [0x0600, '0x0600 (S-VLAN component, two-port MAC relay)'],
  ])('%i', (supported, text) => {
    expect(lldpText('lldp.caps', { supported, enabled: 0 }, 'lldp.caps.supported')).toBe(text);
  });
});

describe('VSIIDs by their format (5.3)', () => {
  it.each([
    [1, '0000 0000 0000 0000 0000 ffff c000 0201', '192.0.2.1', 'IPv4-mapped'],
    [1, '2001 0db8 0000 0000 0000 ffff c000 0201', '2001:db8::ffff:c000:201', 'not mapped: nothing is cut out of it'],
    [2, '2001 0db8 0000 0000 0000 0000 0000 0001', '2001:db8::1', ''],
    [2, '0000 0000 0000 0000 0000 ffff c000 0201', '::ffff:192.0.2.1', ''],
    [3, '0000 0000 0000 0000 0000 5254 0000 0009', '52:54:00:00:00:09', 'right aligned'],
    [3, '0000 0000 0000 0000 0001 5254 0000 0009', '00000000000000000001525400000009', 'octets before it are not hidden'],
    [4, '0001 0203 0405 0607 0809 0a0b 0c0d 0e0f', '000102030405060708090a0b0c0d0e0f', ''],
    [5, 'fa9b 7fff b0a0 4893 8e0e beef 4ff1 8f8f', 'fa9b7fff-b0a0-4893-8e0e-beef4ff18f8f', ''],
    [0, '0001 0203 0405 0607 0809 0a0b 0c0d 0e0f', '000102030405060708090a0b0c0d0e0f', 'reserved'],
  ])('format %i: %s', (format, vsiid, text) => {
    expect(vsiidText(format, octets(vsiid))).toBe(text);
  });
});

describe('VSI manager IDs (5.2)', () => {
  it.each([
    ['626c61626c6100000000000000000000', 'blabla', 'a text'],
    ['20010db8000000000000000000000001', '2001:db8::1', 'an address'],
    ['00000000000000000000ffffc0000201', '::ffff:192.0.2.1', 'an IPv4 address'],
    ['00000000000000000000000000000000', '::', 'none given'],
    ['07000000000000000000000000000000', '7', 'a number in the first octet'],
    ['62000000000000000000000000000000', '98', 'a number that happens to be printable'],
    ['62000000000000000000000000000001', '6200::1', 'not a text: an octet behind zeros'],
    ['07', '7', 'of the drafts'],
    ['00', '0', 'of the drafts'],
  ])('%s is %s: %s', (manager, text) => {
    expect(managerText(octets(manager))).toBe(text);
  });
});

describe('what is not sanitized', () => {
  const fields = DISSECTORS.flatMap((by) => by.layout.flatMap((part) => part.fields.map((field) => [`${by.name} ${field.key}`, field] as const)));
  const own = fields.filter(([, { show }]) => show.isOwnText === true);

  it('there is some', () => expect(own.map(([name]) => name)).toContain('vdp.assoc vsiid'));

  it.each(own)('%s never needs it', (_, field) => {
    const format = fc.integer({ min: 0, max: 255 });
    fc.assert(fc.property(fc.uint8Array({ minLength: 16, maxLength: 16 }), format, format, (octets, vsiidfmt, idfmt) => {
      expect(written((to) => octetsWriter(field).write(to, octets, { vsiidfmt, idfmt }))).toMatch(/^[0-9a-f:.-]+$/);
    }));
  });

  it.each(['mac', 'ipv4', 'ipv6', 'uuid', 'bytes'] as const)('nor do octets of the type %s', (type) => {
    const { write, isOwnText } = octetsWriter({ key: 'k', title: 'K', show: { type }, bits: null, list: null });
    expect(isOwnText).toBe(true);
    fc.assert(fc.property(fc.uint8Array({ maxLength: 20 }), (octets) => void expect(written((to) => write(to, octets, {}))).toMatch(/^[0-9a-f:.-]*$/)));
  });
});
