import { describe, expect, it } from 'vitest';
import type { Decoded } from '../../src/model/decoded.js';
import { frameFiles } from './frame-file.js';
import { engine, frameOf } from './respec.js';

const ADDRESSES = '0180c2000000 020000000001';
const FILES = new Map(frameFiles().map((file) => [file.name.split('-')[0], file.data]));

function decode(...hexes: string[]): Decoded {
  return engine.decode(frameOf(Uint8Array.from(Buffer.from(hexes.join('').replaceAll(' ', ''), 'hex')), 1));
}
const names = ({ layers }: Decoded): string[] => layers.map(({ name }) => name);
const brief = ({ faults }: Decoded): unknown[] => faults.map(({ kind, layer, at, need, have }) => [kind, layer, at, need, have]);
const CHASSIS_PORT_TTL = '0202 0761 0402 0762 0602 0078';

describe('types and lengths', () => {
  it.each([0x05dd, 0x05e8, 0x05ff])('0x%s is a type that nobody has: data without a fault', (type) => {
    const got = decode(ADDRESSES, type.toString(16).padStart(4, '0'), '424203');
    expect([names(got), got.faults]).toEqual([['eth', 'data'], []]);
  });

  it('1500 is a length', () => {
    expect(names(decode(ADDRESSES, '05dc', '424203', '00'.repeat(1497)))).toEqual(['eth', 'llc', 'data']);
  });

  it('a length larger than what is there is one fault of the length, if nothing in it ran short', () => {
    expect(brief(decode(ADDRESSES, '0005', '424203 00'))).toEqual([['short', 'eth', 14, 5, 4]]);
  });

  it('a length larger than what is there is one fault of what ran short', () => {
    expect(brief(decode(ADDRESSES, '0010', 'aaaa03 000000 88cc 0207'))).toEqual([['short', 'lldp', 22, 9, 2]]);
    expect(brief(decode(ADDRESSES, '8100 0001 0010', '4242'))).toEqual([['short', 'llc', 18, 3, 2]]);
  });

  it('a length of nothing leaves LLC short; what follows is padding', () => {
    expect(brief(decode(ADDRESSES, '0000', '000000'))).toEqual([['short', 'llc', 14, 3, 0]]);
  });

  it('88B7 with another OUI is data, with the OUI cut it is ECP that ran short', () => {
    const foreign = decode(ADDRESSES, '88b7', '0080c2 0001 ff');
    expect([names(foreign), foreign.faults]).toEqual([['eth', 'data'], []]);
    expect(brief(decode(ADDRESSES, '88b7', '001b'))).toEqual([['short', 'ecp-draft', 14, 3, 2]]);
  });
});

describe('faults within TLVs', () => {
  it.each([
    ['LLDP', `88cc ${CHASSIS_PORT_TTL} fe03 0080c2 0000`, 'lldp.org', 28],
    ['VDP', '8940 10010001 fe03 0080c2 0000', 'vdp.org', 20],
    ['the draft', '88b7 001b3f0000 00 00 0001 fe03 0080c2 0000', 'ecp-draft.org', 25],
  ])('a type 127 of 3 octets in %s has no room for OUI and subtype', (_, octets, layer, at) => {
    expect(brief(decode(ADDRESSES, octets))).toEqual([['short', layer, at, 4, 3]]);
  });

  it.each([
    ['shorter', `fe08 0080c20d 00 00 00 00`, ['short', 'evb', 36, 1, 0]],
    ['longer', `fe0a 0080c20d 00 00 00 00 00 00`, ['excess', 'evb', 37, 11, 12]],
  ])('an EVB TLV %s than 9 octets (2.1)', (_, tlv, fault) => {
    expect(brief(decode(ADDRESSES, `88cc ${CHASSIS_PORT_TTL}`, tlv, '0000'))).toEqual([fault]);
  });

  it('a CDCP TLV whose length is not 8 + 3n (3.1)', () => {
    expect(brief(decode(ADDRESSES, `88cc ${CHASSIS_PORT_TTL}`, 'fe0c 0080c20e 00000001 001001 00', '0000'))).toEqual([['short', 'cdcp', 36, 6, 4]]);
  });

  it('a manager ID of 15 and of 17 octets (5.2)', () => {
    expect(brief(decode(ADDRESSES, '8940 10010001 0a0f', '00'.repeat(15)))).toEqual([['short', 'vdp.manager', 20, 16, 15]]);
    expect(brief(decode(ADDRESSES, '8940 10010001 0a11', '00'.repeat(17)))).toEqual([['excess', 'vdp.manager', 36, 18, 19]]);
  });

  it('an association TLV whose length is not 25 + N x size (5.3)', () => {
    const g4 = FILES.get('g4')!;
    const entries = g4.length - 9;
    const withEntries = (count: number): Decoded => engine.decode(frameOf(g4.map((octet, i) => (i === entries ? count : octet)), 1));
    expect(withEntries(1).faults).toEqual([]);
    expect(brief(withEntries(2))).toEqual([['short', 'vdp.assoc', entries + 1, 16, 8]]);
    expect(brief(withEntries(0))).toEqual([['excess', 'vdp.assoc', entries + 1, 27, 35]]);
  });

  it('an End TLV with a length (1.1)', () => {
    expect(brief(decode(ADDRESSES, `88cc ${CHASSIS_PORT_TTL}`, '0001 ff'))).toEqual([['excess', 'lldp.end', 28, 2, 3]]);
  });

  it('a TLV without content is a fault, and does not hide the next one', () => {
    const got = decode(ADDRESSES, '88cc 0200 0402 0762 0602 0078 0000');
    expect(brief(got)).toEqual([['short', 'lldp.chassis', 16, 1, 0]]);
    expect(names(got)).toEqual(['eth', 'lldp', 'lldp.chassis', 'lldp.port', 'lldp.ttl', 'lldp.end']);
    expect(got.layers.filter(({ complete }) => !complete).map(({ name }) => name)).toEqual(['lldp.chassis']);
  });

  it('a TTL of one octet is short, of three is not (1.1)', () => {
    expect(brief(decode(ADDRESSES, '88cc 0202 0761 0402 0762 0601 00 0000'))).toEqual([['short', 'lldp.ttl', 24, 2, 1]]);
    expect(brief(decode(ADDRESSES, '88cc 0202 0761 0402 0762 0603 0078ff 0000'))).toEqual([]);
  });
});

describe('reserved bits', () => {
  const withOctet = (frame: string, at: number, value: number): string[] => {
    const { layers } = engine.decode(frameOf(FILES.get(frame)!.map((octet, i) => (i === at ? octet | value : octet)), 1));
    return layers.filter(({ reserved }) => reserved).map(({ name }) => name);
  };
  const evbAt = FILES.get('g17')!.length - 7 - 2 - 13 - 5;
  it.each([
    ['EVB octet 4 (2.1)', 'g17', evbAt, 0xf8, 'evb'],
    ['EVB octet 5 (2.1)', 'g17', evbAt + 1, 0xf0, 'evb'],
    ['EVB octet 8 (2.1)', 'g17', evbAt + 4, 0xc0, 'evb'],
    ['CDCP octet 4 (3.1)', 'g17', evbAt + 11, 0x77, 'cdcp'],
    ['CDCP octet 5 (3.1)', 'g17', evbAt + 12, 0xff, 'cdcp'],
    ['CDCP octet 6 (3.1)', 'g17', evbAt + 13, 0xf0, 'cdcp'],
    ['the status of a VDP request (5.3)', 'g4', 38, 0x8f, 'vdp.assoc'],
    ['the status of a VDP response (5.3)', 'g6', 38, 0x80, 'vdp.assoc'],
  ])('of %s are noticed one by one, and no other', (_, frame, at, mask, layer) => {
    const seen = Array.from({ length: 8 }, (_, bit) => 1 << bit).filter((bit) => withOctet(frame, at, bit).includes(layer));
    expect(seen.reduce((sum, bit) => sum | bit, 0)).toBe(mask);
  });
});
