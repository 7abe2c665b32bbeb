import { describe, expect, it } from 'vitest';
import type { Decoded } from '../../src/model/decoded.js';
import { frameFiles } from './frame-file.js';
import { engine, frameOf } from './respec.js';

const FILES = new Map(frameFiles().map((file) => [file.name, file.data]));

/** A frame file with some octets set, and perhaps cut or lengthened. */
function decode(name: string, set: Readonly<Record<number, string>> = {}, length = Infinity): Decoded {
  const data = [...FILES.get(name)!].slice(0, length);
  for (const [at, text] of Object.entries(set)) Buffer.from(text.replaceAll(' ', ''), 'hex').forEach((octet, i) => (data[Number(at) + i] = octet));
  return engine.decode(frameOf(Uint8Array.from(data), 1));
}
const names = ({ layers }: Decoded): string => layers.map(({ name }) => name).join(' ');
const brief = ({ faults }: Decoded): unknown[] => faults.map(({ kind, layer, at, need, have }) => [kind, layer, at, need, have]);

describe('the frame inside', () => {
  it('may be cut where ERSPAN says so', () => {
    const [whole, marked] = ['b8', 'bc'].map((t) => decode('tunnel-erspan2', { 20: '0034', 48: t }, 18 + 52));
    expect([brief(whole!), whole!.truncated]).toEqual([[['short', 'ecp', 70, 2, 0]], false]);
    expect([brief(marked!), marked!.truncated]).toEqual([[], true]);
  });

  it('may be cut in a first fragment', () => {
    const [whole, first] = ['4000', '2000'].map((flags) => decode('tunnel-erspan1', { 16: '002a', 20: flags }, 14 + 42));
    expect([brief(whole!).length, whole!.truncated]).toEqual([1, false]);
    expect([brief(first!), first!.truncated, names(first!)]).toEqual([[], true, 'eth ipv4 gre eth lldp lldp.chassis']);
    const fragment = decode('tunnel-nvgre-ipv6', { 18: '002c', 65: '01' }, 54 + 44);
    expect([brief(fragment), fragment.truncated, names(fragment)]).toEqual([[], true, 'eth ipv6 ipv6.ext ipv6.fragment gre eth ecp']);
  });

  it('ends where the lengths of the headers say; what follows is padding of the outer frame', () => {
    const { layers, faults } = decode('tunnel-erspan1', { 16: '003e', 76: 'ffff' });
    expect(faults).toEqual([]);
    expect(layers.find(({ name, parent }) => name === 'eth' && parent === 2)).toMatchObject({ start: 38, end: 76 });
  });

  it('takes the rest where the network card was to fill in the length', () => {
    const { layers, faults } = decode('tunnel-vxlan', { 16: '0000', 38: '0000' });
    expect([faults, layers[4]!.name, layers[4]!.end]).toEqual([[], 'eth', FILES.get('tunnel-vxlan')!.length]);
  });

  it('that is shorter than a length is that length\'s fault, where nothing inside notices', () => {
    expect(brief(decode('tunnel-erspan1', { 16: '0064' }))).toEqual([['short', 'ipv4', 34, 80, 64]]);
  });
});

describe('what is no frame of Ethernet stays data', () => {
  it.each([
    ['a later fragment', 'tunnel-erspan1', { 20: '0001' }, 'eth ipv4 data'],
    ['a later fragment of IPv6', 'tunnel-nvgre-ipv6', { 64: '0008' }, 'eth ipv6 ipv6.ext ipv6.fragment data'],
    ['another IP version', 'tunnel-erspan1', { 14: '65' }, 'eth data'],
    ['a header length of IPv4 below five', 'tunnel-erspan1', { 14: '44' }, 'eth data'],
    ['IPv4 behind the type of IPv6', 'tunnel-nvgre-ipv6', { 14: '45' }, 'eth data'],
    ['another IP protocol', 'tunnel-erspan1', { 23: '06' }, 'eth ipv4 data'],
    ['GRE version 1', 'tunnel-erspan1', { 34: '0001' }, 'eth ipv4 gre data'],
    ['GRE with a source route', 'tunnel-erspan1', { 34: '4000' }, 'eth ipv4 gre data'],
    ['another GRE protocol', 'tunnel-erspan1', { 36: '0800' }, 'eth ipv4 gre data'],
    ['another ERSPAN version', 'tunnel-erspan2', { 46: '20' }, 'eth vlan ipv4 gre data'],
    ['another UDP port', 'tunnel-vxlan', { 36: '0035' }, 'eth ipv4 udp data'],
    ['VXLAN without a network identifier', 'tunnel-vxlan', { 42: '00' }, 'eth ipv4 udp data'],
    ['an IP packet in VXLAN-GPE', 'tunnel-vxlan-gpe', { 65: '01' }, 'eth ipv6 udp vxlan-gpe data'],
    ['VXLAN-GPE without a next protocol', 'tunnel-vxlan-gpe', { 62: '08' }, 'eth ipv6 udp vxlan-gpe data'],
    ['another VXLAN-GPE version', 'tunnel-vxlan-gpe', { 62: '1c' }, 'eth ipv6 udp data'],
    ['an IP packet in Geneve', 'tunnel-geneve', { 44: '0800' }, 'eth ipv4 udp geneve data'],
    ['another Geneve version', 'tunnel-geneve', { 42: '42' }, 'eth ipv4 udp data'],
    ['an IP packet in ERSPAN III', 'tunnel-erspan3', { 64: '88' }, 'eth ipv4 gre erspan3 data'],
  ])('%s', (_, name, set, layers) => {
    const decoded = decode(name, set);
    expect(names(decoded)).toBe(layers);
    expect(decoded.faults).toEqual([]);
  });
});
