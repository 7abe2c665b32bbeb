import { describe, expect, it } from 'vitest';
import { controlPredicate, isControl } from '../../src/capture/control.js';
import { hex } from './capture-bytes.js';

const OUTER = '020000000020 020000000010';
const V4 = (protocol: string, length = '0000', flags = '0000'): string => `0800 4500 ${length} 0000 ${flags} 40${protocol} 0000 c0000201 c00002fe`;
const V6 = (next: string, length = '0000'): string => `86dd 60000000 ${length} ${next}40 20010db8000000000000000000000001 20010db80000000000000000000000fe`;
const UDP = (port: string, length = '0000'): string => `c243 ${port} ${length} 0000`;
const INNER = '0180c2000000 020000000001';
const ECP = `${INNER} 8940 1401 0001`;
const GRE = (flags: string, protocol: string): string => `${flags} ${protocol}`;
const II = '1064 b805 00010203';
const III = '2007 73ff 89abcdef 1234 8000';
const inTunnels = controlPredicate({ tunnels: true });

function octetsOf(text: string): { room: Uint8Array; length: number } {
  const octets = hex(text);
  const room = new Uint8Array(octets.length + 40).fill(0xff);
  room.set(octets, 20);
  return { room, length: octets.length };
}

function is(text: string, linkType = 1): boolean {
  const { room, length } = octetsOf(text);
  return inTunnels(linkType, room, 20, length);
}

const TUNNELS: [name: string, headers: string][] = [
  ['ERSPAN I', `${V4('2f')} ${GRE('0000', '88be')}`],
  ['ERSPAN II', `${V4('2f')} ${GRE('1000', '88be')} 00000001 ${II}`],
  ['ERSPAN III', `${V4('2f')} ${GRE('1000', '22eb')} 00000001 ${III}`],
  ['ERSPAN III without a sequence number', `${V4('2f')} ${GRE('0000', '22eb')} ${III}`],
  ['ERSPAN III with a platform sub-header', `${V4('2f')} ${GRE('0000', '22eb')} 2007 73ff 89abcdef 1234 8001 0c004001 00000063`],
  ['GRETAP', `${V4('2f')} ${GRE('0000', '6558')}`],
  ['GRETAP with a key', `${V4('2f')} ${GRE('2000', '6558')} ffffffff`],
  ['GRETAP with checksum, key and sequence number', `${V4('2f')} ${GRE('b000', '6558')} 12340000 0000002a 00000001`],
  ['VXLAN', `${V4('11')} ${UDP('12b5')} 08000000 00006400`],
  ['VXLAN on the old port of Linux', `${V4('11')} ${UDP('2118')} 08000000 00006400`],
  ['VXLAN-GPE', `${V4('11')} ${UDP('12b6')} 0c000003 00006400`],
  ['Geneve', `${V4('11')} ${UDP('17c1')} 00006558 00006400`],
  ['Geneve with options', `${V4('11')} ${UDP('17c1')} 02406558 00006400 01028001 deadbeef`],
  ['ERSPAN II over IPv6', `${V6('2f')} ${GRE('1000', '88be')} 00000001 ${II}`],
  ['VXLAN over IPv6 behind extension headers', `${V6('00')} 2b00 0104 00000000 3c00 0000 00000000 1101 ${'00'.repeat(14)} ${UDP('12b5')} 08000000 00006400`],
  ['GRETAP over IPv6 in a first fragment', `${V6('2c')} 2f00 0001 00000000 ${GRE('0000', '6558')}`],
  ['IPv4 options', `0800 4600 0000 0000 0000 402f 0000 c0000201 c00002fe 94040000 ${GRE('0000', '6558')}`],
  ['a first fragment', `${V4('2f', '0000', '2000')} ${GRE('0000', '6558')}`],
  ['outer tags', `88a8 0001 8100 0002 ${V4('2f')} ${GRE('0000', '6558')}`],
  ['a tunnel in a tunnel', `${V4('2f')} ${GRE('1000', '88be')} 00000001 ${II} ${INNER} ${V6('11')} ${UDP('12b5')} 08000000 00000700`],
];

describe('a control frame in a tunnel', () => {
  it.each(TUNNELS)('%s', (_name, headers) => {
    const text = `${OUTER} ${headers} ${ECP}`;
    expect(is(text)).toBe(true);
    expect(is(`${OUTER} ${headers} ${INNER} 8100 0064 88cc`)).toBe(true);
    expect(is(`${OUTER} ${headers} ${INNER} 0806 0001`)).toBe(false);
    const { room, length } = octetsOf(text);
    expect(isControl(1, room, 20, length), 'without --tunnels').toBe(false);
    // Cut anywhere before the inner type has ended it is not known to be one.
    const whole = length - 4;
    expect(Array.from({ length: length + 1 }, (_, cut) => inTunnels(1, room, 20, cut))).toEqual(Array.from({ length: length + 1 }, (_, cut) => cut >= whole));
  });

  it('behind a cooked header', () => {
    expect(is(`0000 0001 0006 020000000010 0000 ${V4('2f')} ${GRE('0000', '6558')} ${ECP}`, 113)).toBe(true);
  });

  it('is looked for in eight tunnels, not nine', () => {
    const tunnel = `${V4('2f')} ${GRE('0000', '6558')} ${INNER}`;
    expect(is(`${OUTER} ${tunnel.repeat(8)} 88cc`)).toBe(true);
    expect(is(`${OUTER} ${tunnel.repeat(9)} 88cc`)).toBe(false);
  });
});

describe('a frame outside tunnels', () => {
  it('is judged as ever', () => {
    expect(is(`${OUTER} 8100 0001 88cc 0207`)).toBe(true);
    expect(is(`${OUTER} 0806 0001`)).toBe(false);
  });
});

describe('no tunnel', () => {
  it.each([
    ['TCP', V4('06')],
    ['another UDP port', `${V4('11')} ${UDP('0035')} 08000000 00006400`],
    ['a tunnel port that is the source', `${V4('11')} 12b5 0035 0000 0000 08000000 00006400`],
    ['a later fragment', `${V4('2f', '0000', '0001')} ${GRE('0000', '6558')}`],
    ['a later fragment of IPv6', `${V6('2c')} 2f00 0009 00000000 ${GRE('0000', '6558')}`],
    ['a header length below five', `0800 4400 0000 0000 0000 402f 0000 c0000201 c00002fe ${GRE('0000', '6558')}`],
    ['IPv6 behind the type of IPv4', `0800 ${V6('2f').slice(4)} ${GRE('0000', '6558')}`],
    ['IPv4 behind the type of IPv6', `86dd ${V4('2f').slice(4)} ${GRE('0000', '6558')}`],
    ['GRE with a source route', `${V4('2f')} ${GRE('4000', '6558')}`],
    ['GRE version 1', `${V4('2f')} ${GRE('0001', '6558')}`],
    ['GRE with IPv4 in it', `${V4('2f')} ${GRE('0000', '0800')}`],
    ['ERSPAN II of another version', `${V4('2f')} ${GRE('1000', '88be')} 00000001 0064 b805 00010203`],
    ['ERSPAN III of another version', `${V4('2f')} ${GRE('0000', '22eb')} 1007 73ff 89abcdef 1234 8000`],
    ['ERSPAN III with an IP packet', `${V4('2f')} ${GRE('0000', '22eb')} 2007 73ff 89abcdef 1234 8800`],
    ['VXLAN without a network identifier', `${V4('11')} ${UDP('12b5')} 00000000 00006400`],
    ['VXLAN-GPE with IPv4 in it', `${V4('11')} ${UDP('12b6')} 0c000001 00006400`],
    ['VXLAN-GPE without a next protocol', `${V4('11')} ${UDP('12b6')} 08000003 00006400`],
    ['VXLAN-GPE of another version', `${V4('11')} ${UDP('12b6')} 1c000003 00006400`],
    ['Geneve with IPv4 in it', `${V4('11')} ${UDP('17c1')} 00000800 00006400`],
    ['Geneve of another version', `${V4('11')} ${UDP('17c1')} 40006558 00006400`],
  ])('%s', (_name, headers) => {
    expect(is(`${OUTER} ${headers} ${ECP}`)).toBe(false);
  });
});

describe('lengths of the outer headers', () => {
  it.each([
    ['IPv4', (octets: string) => `${V4('2f', octets)} ${GRE('0000', '6558')}`, 24],
    ['IPv6', (octets: string) => `${V6('2f', octets)} ${GRE('0000', '6558')}`, 4],
    ['UDP', (octets: string) => `${V4('11')} ${UDP('12b5', octets)} 08000000 00006400`, 16],
  ])('%s end the inner frame', (_name, headers, before) => {
    const length = (octets: number): string => (before + octets).toString(16).padStart(4, '0');
    expect(is(`${OUTER} ${headers(length(14))} ${ECP}`)).toBe(true);
    expect(is(`${OUTER} ${headers(length(13))} ${ECP}`)).toBe(false);
  });
});
