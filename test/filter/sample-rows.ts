import { DISSECTORS } from '../../dissectors/index.js';
import { ecpDraft, ecpDraftTlvs } from '../../dissectors/ecp-draft.js';
import { ecp } from '../../dissectors/ecp.js';
import { ethernet } from '../../dissectors/ethernet.js';
import { ipv4 } from '../../dissectors/ipv4.js';
import { ipv6 } from '../../dissectors/ipv6.js';
import { lldp, lldpOrg, lldpSystemName } from '../../dissectors/lldp.js';
import { vdp } from '../../dissectors/vdp.js';
import { vlan } from '../../dissectors/vlan.js';
import { encode, layer } from '../../src/dissect/dissector.js';
import { Engine } from '../../src/dissect/engine.js';
import type { LayerSpec } from '../../src/dissect/types.js';
import { compileFilter, type Filter } from '../../src/filter/compile.js';
import { EMPTY_ROW } from '../../src/filter/empty-row.js';
import { filterFields } from '../../src/filter/filter-fields.js';
import type { Row } from '../../src/filter/row.js';
import { VsiAt } from '../../src/filter/vsi-at.js';
import type { Finding } from '../../src/model/finding.js';
import type { VsiLife } from '../../src/model/vsi.js';
import { RULES } from '../../src/rules/index.js';
import { finding, life, stat } from '../export/sample.js';
import { octets, tlv } from '../scenario.js';

export const TABLE = filterFields(DISSECTORS, RULES.map(({ id }) => id));
const engine = new Engine(DISSECTORS);
const utf8 = new TextEncoder();

/** 2026-11-23T06:25:54Z, and a first frame half a second later. */
export const TIMES = { originSec: 1_795_415_154, startNs: 500e6 };

export function filter(text: string): Filter {
  return compileFilter(text, TABLE);
}

/** A row for a frame of these layers behind an Ethernet header. */
export function frameRow(type: number, body: LayerSpec, more: Partial<Row> & { timeNs?: number; no?: number } = {}): Row {
  const data = encode(layer(ethernet, { dst: octets('0180c2000000'), src: octets('525400aabb01'), type }, body));
  const point = { id: 0, name: 'eno3', linkType: 1, file: null };
  const { timeNs = 1.5e9, no = 42, ...rest } = more;
  const decoded = engine.decode({ data, origLen: data.length, point });
  return {
    ...EMPTY_ROW, times: TIMES, link: 'eno3',
    frame: { no, timeNs, point, origLen: data.length, captured: data.length, direction: 'out' },
    decoded: () => decoded,
    ...rest,
  };
}

const VSIID = '5e0c001574aa4b029f1d0c61d7b20015';
const entries = [{ mac: octets('52540001aa11'), vid: 100 }, { mac: octets('52540001aa22'), vid: 4001, ps: 1, pcp: 3 }];
const UUIDS = { vsiid: octets(VSIID), typeid: 42, typever: 7 };

/** An assoc request of the ratified protocol with two filter entries, tagged; the bridge refuses it: RESPONSE. */
const request = layer(ecp, { version: 1, op: 0, subtype: 1, seqno: 26 }, layer(vdp, {}, tlv.manager('626c61626c6100000000000000000000'), tlv.assoc(3, 21, { ...UUIDS, filter: entries })));
export const REQUEST = frameRow(0x8100, layer(vlan, { pcp: 5, dei: 0, id: 300, type: 0x8940 }, request), { findings: () => [finding({ rule: 'VSI-01', severity: 'error', frames: [42, 44] }), finding({ rule: 'ECP-04', severity: 'note', frames: [42] })] });
export const RESPONSE = frameRow(0x8940, layer(ecp, { version: 1, op: 0, subtype: 1, seqno: 7 }, layer(vdp, {}, tlv.manager(), tlv.assoc(3, 21, { ...UUIDS, ack: 1, error: 2, hard: 1, keep: 0, filter: entries }))), {
  no: 44, timeNs: 3e9, answers: () => [{ operation: 'assoc', ns: 60e6 }],
});
export const ACK = frameRow(0x8940, layer(ecp, { version: 1, op: 1, subtype: 1, seqno: 26 }), { no: 43, timeNs: 2e9, answers: () => [{ operation: 'ecp-ack', ns: 900_000 }] });
export const DRAFT = frameRow(0x88b7, layer(ecpDraft, { pid: 0, subtype: 0, op: 0, seqno: 1 }, layer(ecpDraftTlvs, {}, tlv.draft(2, 5))), { no: 50, link: 'eno7', channel: 12 });
export const LLDP = frameRow(0x88cc, layer(lldp, {}, tlv.chassis('525400aabb01'), tlv.port('525400aabb01'), tlv.ttl(120), layer(lldpSystemName, { text: utf8.encode('host13.example') }), layer(lldpOrg, { oui: 0x00120f, subtype: 1, data: octets('0100') }), tlv.evb('station', { rte: 14, rwd: 20 }), tlv.cdcp('station', [{ scid: 1, svid: 1 }, { scid: 2, svid: 200 }]), tlv.end()), { no: 7, timeNs: 600e6 });
const ip = { version: 4, ihl: 5, dscp: 0, ecn: 0, length: 20, id: 1, df: 0, mf: 0, offset: 0, ttl: 64, protocol: 59, checksum: 0, src: octets('c0000201'), dst: octets('0a141e28'), options: octets('') };
export const IPV4 = frameRow(0x0800, layer(ipv4, ip));
export const IPV6 = frameRow(0x86dd, layer(ipv6, { version: 6, tclass: 0, flow: 0, length: 0, next: 59, hops: 64, src: octets('20010db8000000000000000000000001'), dst: octets('fe800000000000000000000000000009') }));

/** A life row; `at` is the end of the capture. */
export function lifeRow(changes: Partial<VsiLife> = {}, more: Partial<Row> = {}, nowNs = 12e9): Row {
  const one = life(changes);
  return { ...EMPTY_ROW, times: TIMES, link: one.link, channel: one.channel, vsis: () => [new VsiAt(one, null, nowNs)], ...more };
}

export const LIFE = lifeRow({}, { answers: () => [{ operation: 'assoc', ns: 2_200_000 }, { operation: 'keepalive', ns: 1e6 }, { operation: 'keepalive', ns: 80e6 }], ends: () => ({ station: '52:54:00:00:aa:03', bridge: null }) });

/** A finding row, with its VSI. */
export function findingRow(changes: Partial<Finding> = {}): Row {
  const one = finding(changes);
  return { ...LIFE, link: one.link, channel: one.channel, finding: one, findings: () => [one] };
}

export const FINDING = findingRow();
export const STAT: Row = { ...EMPTY_ROW, times: TIMES, link: 'eno3', stat: stat() };
