import fc from 'fast-check';
import { DISSECTORS } from '../../dissectors/index.js';
import { VLAN_TPIDS } from '../../dissectors/parts/ethertype.js';
import { encode } from '../../src/dissect/dissector.js';
import type { LayerSpec } from '../../src/dissect/types.js';
import { hex } from '../../src/text/mac.js';
import { octets, PDUS, uint } from './arbitrary-pdus.js';
import { TUNNEL_LAYERS, tunnels } from './arbitrary-tunnels.js';

/** A frame to encode, and the link type that it starts with. */
export interface FrameSpec {
  readonly linkType: number;
  readonly spec: LayerSpec;
}

/** What an EtherType carries. */
interface Payload {
  readonly type: number;
  readonly spec: LayerSpec;
}

const BY_NAME = new Map(DISSECTORS.map((by) => [by.name, by]));
const make = (name: string, pdu: object, ...children: LayerSpec[]): LayerSpec => ({ dissector: BY_NAME.get(name)!, pdu, children });
const alone = (name: string): fc.Arbitrary<LayerSpec> => PDUS.get(name)!.map((pdu) => make(name, pdu));
const data = fc.uint8Array({ maxLength: 80 }).map((octets) => make('data', { data: octets }));

/** The TLVs of a protocol but its End TLV. */
function tlvNames(protocol: string): string[] {
  const isTlv = (scope: string): boolean => scope === `${protocol}.tlv` || scope === `${protocol}.org`;
  return DISSECTORS.filter((by) => Object.keys(by.on).some(isTlv) && by.name !== `${protocol}.end`).map((by) => by.name);
}

const LLDP = tlvNames('lldp');
const VDP = tlvNames('vdp');
const DRAFT = tlvNames('ecp-draft');
const PE_CSP = tlvNames('pe-csp');

/** A chain of TLVs, `want` among them; the End TLV where it must be, else perhaps. */
function chain(protocol: string, names: readonly string[], want: string): fc.Arbitrary<LayerSpec[]> {
  const others = fc.array(fc.oneof(...names.map(alone)), { maxLength: 3 });
  const wanted = names.includes(want) ? alone(want).map((tlv) => [tlv]) : fc.constant([]);
  const end = protocol === 'lldp' || want === `${protocol}.end` ? fc.constant(true) : fc.boolean();
  return fc.tuple(others, wanted, others, end).map(([before, tlv, after, ends]) => [...before, ...tlv, ...after, ...(ends ? [make(`${protocol}.end`, {})] : [])]);
}

const lldp = (want: string): fc.Arbitrary<Payload> => chain('lldp', LLDP, want).map((tlvs) => ({ type: 0x88cc, spec: make('lldp', {}, ...tlvs) }));

const vdp = (want: string): fc.Arbitrary<Payload> =>
  fc.tuple(uint(16), chain('vdp', VDP, want)).map(([seqno, tlvs]) => ({
    type: 0x8940,
    spec: make('ecp', { version: 1, op: 0, subtype: 1, seqno }, make('vdp', {}, ...tlvs)),
  }));

const peCsp = (want: string): fc.Arbitrary<Payload> =>
  fc.tuple(uint(16), chain('pe-csp', PE_CSP, want)).map(([seqno, tlvs]) => ({
    type: 0x8940,
    spec: make('ecp', { version: 1, op: 0, subtype: 2, seqno }, make('pe-csp', {}, ...tlvs)),
  }));

/** ECPDUs without a ULPDU that is known: acknowledgements, other ULPs, versions and operations that nobody knows. */
const ecp: fc.Arbitrary<Payload> = fc
  .tuple(fc.record({ version: uint(4), op: uint(2), subtype: uint(10), seqno: uint(16) }), data)
  .filter(([{ version, op, subtype }]) => !(version === 1 && op === 0 && (subtype === 1 || subtype === 2)))
  .map(([pdu, rest]) => ({ type: 0x8940, spec: make('ecp', pdu, ...(pdu.op === 1 ? [] : [rest])) }));

const draft = (want: string): fc.Arbitrary<Payload> => {
  const ops = want === '' || want === 'ecp-draft' ? fc.constantFrom(0, 0, 0, 1, 2, 255) : fc.constant(0);
  return fc.tuple(PDUS.get('ecp-draft')!, ops, chain('ecp-draft', DRAFT, want), data).map(([pdu, op, tlvs, rest]) => {
    const children = op === 0 ? [make('ecp-draft.tlvs', {}, ...tlvs)] : op === 1 ? [] : [rest];
    return { type: 0x88b7, spec: make('ecp-draft', { ...pdu, op }, ...children) };
  });
};

const CLAIMED = new Set(DISSECTORS.flatMap((by) => (Array.isArray(by.on['ethertype']) ? (by.on['ethertype'] as number[]) : [])));
const unknown = fc.tuple(fc.integer({ min: 1501, max: 0xffff }).filter((type) => !CLAIMED.has(type)), data).map(([type, spec]) => ({ type, spec }));

function payloads(want: string): fc.Arbitrary<Payload> {
  if (want === 'lldp' || want === 'lldp.end' || LLDP.includes(want)) return lldp(want);
  if (want === 'vdp' || want === 'vdp.end' || VDP.includes(want)) return vdp(want);
  if (want.startsWith('pe-csp')) return peCsp(want);
  if (want.startsWith('ecp-draft') || DRAFT.includes(want)) return draft(want);
  if (want === 'ecp') return ecp;
  if (want === 'data') return unknown;
  if (TUNNEL_LAYERS.includes(want)) return tunnels(bridged, want);
  return fc.oneof(lldp(''), vdp(''), peCsp(''), ecp, draft(''), unknown, tunnels(bridged), tunnels(bridged));
}

const addresses = { dst: octets(6), src: octets(6) };
const cooked = { hatype: uint(16), src: octets(6), unused: octets(2) };

/** What stands in front, by link type: its name, and its PDU but for the type that it announces. */
const LINKS: readonly { linkType: number; name: string; pdu: fc.Arbitrary<object> }[] = [
  { linkType: 1, name: 'eth', pdu: fc.record(addresses) },
  { linkType: 281, name: 'switch-tag', pdu: fc.record({ ...addresses, tag: octets(4) }) },
  { linkType: 284, name: 'switch-tag', pdu: fc.record({ ...addresses, tag: octets(4) }) },
  { linkType: 285, name: 'switch-tag-long', pdu: fc.record({ ...addresses, tag: octets(8) }) },
  { linkType: 282, name: 'switch-tag-first', pdu: fc.record({ ...addresses, tag: octets(4) }) },
  { linkType: 113, name: 'sll', pdu: fc.record({ ...cooked, pkttype: uint(16), halen: uint(16) }) },
  { linkType: 276, name: 'sll2', pdu: fc.record({ ...cooked, pkttype: uint(8), halen: uint(8), ifindex: uint(32) }) },
];
const LLC_PROTOCOL = 4;
/** What LLC and SNAP leave of the largest 802.3 length. */
const MAX_IN_LLC = 1492;
const ACK: Payload = { type: 0x8940, spec: make('ecp', { version: 1, op: 1, subtype: 1, seqno: 1 }) };

const TAGS = ['vlan', 'etag', 'vntag'];
const TPIDS: Readonly<Record<string, readonly number[]>> = { vlan: VLAN_TPIDS, etag: [0x893f], vntag: [0x8926] };

/** A tag of one of these kinds, to put in front of a payload. */
const tag = (names: readonly string[]): fc.Arbitrary<(payload: Payload) => Payload> =>
  fc.constantFrom(...names).chain((name) =>
    fc.tuple(PDUS.get(name)!, fc.constantFrom(...TPIDS[name]!)).map(([pdu, tpid]) => ({ type, spec }: Payload) => ({ type: tpid, spec: make(name, { ...pdu, type }, spec) })),
  );

/** A frame for a tunnel: up to two tags, then any payload but a tunnel. */
const bridged = fc.tuple(fc.record(addresses), fc.array(tag(TAGS), { maxLength: 2 }), fc.oneof(lldp(''), vdp(''), ecp, draft(''), unknown)).map(([pdu, stack, payload]) => {
  const { type, spec } = stack.reduce((carried, put) => put(carried), payload);
  return make('eth', { ...pdu, type }, spec);
});

/** Puts a payload into LLC, with SNAP where the type matters. The number that announces it is a length, in cooked headers 4. */
const inLlc = (want: string, payload: Payload): fc.Arbitrary<LayerSpec> => {
  const foreign = fc.tuple(fc.record({ dsap: uint(8), ssap: uint(8), control: uint(8) }), data).map(([pdu, rest]) => make('llc', pdu, rest));
  const otherSnap = fc.tuple(fc.record({ oui: uint(24).filter((oui) => oui !== 0), pid: uint(16) }), data).map(([pdu, rest]) => make('snap', pdu, rest));
  const snap = fc.constant(make('snap', { oui: 0, pid: payload.type }, payload.spec));
  const isWrapped = want !== '' && want !== 'llc' && want !== 'snap';
  const snapped = (isWrapped ? snap : fc.oneof(snap, otherSnap)).map((spec) => make('llc', { dsap: 0xaa, ssap: 0xaa, control: 3 }, spec));
  return isWrapped || want === 'snap' ? snapped : fc.oneof(snapped, foreign.filter(({ pdu }) => !isSnap(pdu as { dsap: number; ssap: number; control: number })));
};
const isSnap = (pdu: { dsap: number; ssap: number; control: number }): boolean => pdu.dsap === 0xaa && pdu.ssap === 0xaa && pdu.control === 3;

/** A counterexample is printed as octets. */
const shown = (frame: FrameSpec): FrameSpec => Object.assign(frame, { [fc.toStringMethod]: () => `link ${frame.linkType} ${hex(encode(frame.spec))}` });

/** Valid frames with a layer `want` in them ('' for any): every link type, up to three tags, with and without LLC. */
export function frames(want = ''): fc.Arbitrary<FrameSpec> {
  const links = LINKS.filter(({ name }) => name === want);
  const link = fc.constantFrom(...(links.length > 0 ? links : LINKS)).chain(({ linkType, name, pdu }) => pdu.map((made) => ({ linkType, name, pdu: made })));
  const tags = fc.array(tag(TAGS.includes(want) ? [want] : TAGS), { minLength: TAGS.includes(want) ? 1 : 0, maxLength: 3 });
  const isLlcWanted = want === 'llc' || want === 'snap';
  const hasLlc = isLlcWanted ? fc.constant(true) : fc.constantFrom(true, false, false, false);
  return fc.tuple(link, tags, hasLlc, payloads(want)).chain(([front, stack, asksLlc, payload]) => {
    const isCooked = front.name.startsWith('sll');
    const fits = encode(payload.spec).length <= MAX_IN_LLC;
    const isLlc = asksLlc && (fits || isLlcWanted);
    const carried: fc.Arbitrary<LayerSpec> = isLlc ? inLlc(want, fits ? payload : ACK) : fc.constant(payload.spec);
    return carried.map((spec) => {
      let inner: Payload = { spec, type: !isLlc ? payload.type : isCooked && stack.length === 0 ? LLC_PROTOCOL : encode(spec).length };
      for (const put of stack) inner = put(inner);
      const announced = isCooked ? { protocol: inner.type } : { type: inner.type };
      return shown({ linkType: front.linkType, spec: make(front.name, { ...front.pdu, ...announced }, inner.spec) });
    });
  });
}

/** The octets of a frame, sometimes padded with zeros to the minimum of Ethernet. */
export const encoded: fc.Arbitrary<{ data: Uint8Array; linkType: number }> = fc.tuple(frames(), fc.boolean()).map(([{ spec, linkType }, isPadded]) => {
  const octets = encode(spec);
  const padded = new Uint8Array(Math.max(octets.length, isPadded ? 60 : 0));
  padded.set(octets);
  return { data: padded, linkType };
});
