import fc from 'fast-check';
import { encode } from '../../src/dissect/dissector.js';
import type { LayerSpec } from '../../src/dissect/types.js';
import { octets, uint } from './arbitrary-pdus.js';
import { layerNamed as make } from './respec.js';

type Spec = fc.Arbitrary<LayerSpec>;
type Pdu = fc.Arbitrary<object>;

const flag = uint(1);
const size = (spec: LayerSpec): number => encode(spec).length;
const data = fc.uint8Array({ maxLength: 60 }).map((some) => make('data', { data: some }));
const over = (name: string, pdu: Pdu, carried: Spec): Spec => fc.tuple(pdu, carried).map(([made, spec]) => make(name, made, spec));

const both = (a: Pdu, b: Pdu): Pdu => fc.tuple(a, b).map(([x, y]) => ({ ...x, ...y }));

const ERSPAN = { vlan: uint(12), cos: uint(3), t: flag, session: uint(10) };
const erspan2 = fc.record({ ...ERSPAN, version: fc.constant(1), en: uint(2), index: uint(20) });
const erspan3 = fc.record({ ...ERSPAN, version: fc.constant(2), bso: uint(2), timestamp: uint(32), sgt: uint(16), p: flag, ft: fc.constant(0), hwid: uint(6), d: flag, gra: uint(2), o: fc.constant(0) });
const platform = fc.record({ o: fc.constant(1), platform: uint(6), platforminfo: uint(26), platforminfo2: uint(32) });

const NO_SEQUENCE = fc.constant({ s: 0 });
const SEQUENCE = fc.record({ s: fc.constant(1), seq: uint(32) });

function gre(proto: number, carried: Spec, sequence: Pdu = fc.oneof(NO_SEQUENCE, SEQUENCE)): Spec {
  const checksum = fc.oneof(fc.constant({ c: 0 }), fc.record({ c: fc.constant(1), checksum: uint(16) }));
  const key = fc.oneof(fc.constant({ k: 0 }), fc.record({ k: fc.constant(1), key: uint(32) }));
  return over('gre', both(both(checksum, key), both(sequence, fc.constant({ r: 0, version: 0, proto }))), carried);
}

function udp(dstport: number, carried: Spec): Spec {
  return fc.tuple(uint(16), uint(16), fc.boolean(), carried).map(([srcport, checksum, isLeft, spec]) => make('udp', { srcport, dstport, length: isLeft ? 0 : 8 + size(spec), checksum }, spec));
}

const options = (most: number): fc.Arbitrary<Uint8Array> => fc.integer({ min: 0, max: most }).chain((words) => octets(4 * words));
const geneve = fc.tuple(options(63), fc.record({ oam: flag, critical: flag, vni: uint(24) })).map(([opts, rest]) => ({ version: 0, optlen: opts.length / 4, proto: 0x6558, options: opts, ...rest }));
const gpe = (p: number, next: fc.Arbitrary<number>): Pdu => fc.record({ version: fc.constant(0), i: flag, p: fc.constant(p), b: flag, o: flag, next, vni: uint(24) });

interface Carried {
  readonly protocol: number;
  /** Names of the layers in front of the inner frame. */
  readonly names: readonly string[];
  readonly spec: Spec;
}

/** Everything that mirrors frames, around the frame `inner`. */
function mirrors(inner: Spec): Carried[] {
  const vxlan = over('vxlan', fc.record({ i: fc.constant(1), vni: uint(24) }), inner);
  return [
    { protocol: 47, names: ['gre'], spec: gre(0x6558, inner) },
    { protocol: 47, names: ['gre'], spec: gre(0x88be, inner, NO_SEQUENCE) },
    { protocol: 47, names: ['gre', 'erspan2'], spec: gre(0x88be, over('erspan2', erspan2, inner), SEQUENCE) },
    { protocol: 47, names: ['gre', 'erspan3'], spec: gre(0x22eb, over('erspan3', fc.oneof(erspan3, both(erspan3, platform)), inner)) },
    { protocol: 17, names: ['udp', 'vxlan'], spec: udp(4789, vxlan) },
    { protocol: 17, names: ['udp', 'vxlan'], spec: udp(8472, vxlan) },
    { protocol: 17, names: ['udp', 'vxlan-gpe'], spec: udp(4790, over('vxlan-gpe', gpe(1, fc.constant(3)), inner)) },
    { protocol: 17, names: ['udp', 'geneve'], spec: udp(6081, over('geneve', geneve, inner)) },
  ];
}

/** What looks like a mirror and carries no frame. */
const OTHERS: readonly Carried[] = [
  { protocol: 47, names: [], spec: gre(0x0800, data) },
  { protocol: 17, names: [], spec: udp(53, data) },
  { protocol: 17, names: [], spec: udp(4790, over('vxlan-gpe', fc.oneof(gpe(1, fc.constantFrom(1, 2, 4)), gpe(0, uint(8))), data)) },
  { protocol: 6, names: [], spec: data },
];

/** IPv4, sometimes with options, without a length, as a first fragment. */
function ipv4({ protocol, spec }: Carried): Spec {
  const rest = fc.record({ dscp: uint(6), ecn: uint(2), id: uint(16), df: flag, mf: flag, offset: fc.constant(0), ttl: uint(8), checksum: uint(16), src: octets(4), dst: octets(4) });
  return fc.tuple(rest, options(10), fc.boolean(), spec).map(([pdu, opts, isLeft, carried]) => {
    const length = isLeft ? 0 : 20 + opts.length + size(carried);
    return make('ipv4', { ...pdu, version: 4, ihl: 5 + opts.length / 4, options: opts, protocol, length }, carried);
  });
}

/** A later fragment: whatever it bears is data. */
const fragment = fc.tuple(ipv4({ protocol: 47, names: [], spec: data }), fc.integer({ min: 1, max: 8191 })).map(([spec, offset]) => make('ipv4', { ...spec.pdu, offset }, ...spec.children));

/** IPv6, behind extension headers of these kinds, the outermost first. */
function ipv6({ protocol, spec }: Carried, extensions: readonly string[]): Spec {
  let next = protocol;
  let carried = spec;
  for (const name of [...extensions].reverse()) {
    const following = fc.constant(next);
    const extension = fc.record({ next: following, words: fc.integer({ min: 0, max: 4 }) }).chain(({ words }) => fc.record({ next: following, length: fc.constant(words), data: octets(6 + 8 * words) }));
    const isFragment = name === 'ipv6.fragment';
    carried = over(name, isFragment ? fc.record({ next: following, offset: fc.constant(0), more: flag, id: uint(32) }) : extension, carried);
    next = isFragment ? 44 : 60;
  }
  const rest = fc.record({ tclass: uint(8), flow: uint(20), hops: uint(8), src: octets(16), dst: octets(16) });
  return fc.tuple(rest, fc.boolean(), carried).map(([pdu, isLeft, inside]) => make('ipv6', { ...pdu, version: 6, length: isLeft ? 0 : size(inside), next }, inside));
}

const ETHERTYPES = { ipv4: 0x0800, ipv6: 0x86dd };

/** Layers that only frames in tunnels have. */
export const TUNNEL_LAYERS = ['ipv4', 'ipv6', 'ipv6.ext', 'ipv6.fragment', 'gre', 'erspan2', 'erspan3', 'udp', 'vxlan', 'vxlan-gpe', 'geneve'];

/** The frame `inner` in a tunnel with the layer `want` in it ('' for any), and the EtherType that announces it; sometimes a tunnel without a frame. */
export function tunnels(inner: Spec, want = ''): fc.Arbitrary<{ type: number; spec: LayerSpec }> {
  const all = [...mirrors(inner), ...(want === '' ? OTHERS : [])];
  const wanted = all.filter(({ names }) => names.includes(want));
  const carried = fc.constantFrom(...(wanted.length > 0 ? wanted : all));
  const extensions = fc.array(fc.constantFrom('ipv6.ext', 'ipv6.fragment'), { maxLength: 2 }).map((some) => (want.startsWith('ipv6.') ? [want, ...some] : some));
  const over4 = fc.oneof({ weight: want === '' ? 1 : 0, arbitrary: fragment }, { weight: 9, arbitrary: carried.chain(ipv4) }).map((spec) => ({ type: ETHERTYPES.ipv4, spec }));
  const over6 = fc.tuple(carried, extensions).chain(([what, some]) => ipv6(what, some)).map((spec) => ({ type: ETHERTYPES.ipv6, spec }));
  return want === 'ipv4' ? over4 : want.startsWith('ipv6') ? over6 : fc.oneof(over4, over6);
}
