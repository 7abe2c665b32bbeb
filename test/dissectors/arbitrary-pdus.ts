import fc from 'fast-check';
import { autoAttachAssignments, autoAttachElement } from '../../dissectors/auto-attach.js';
import { cdcp } from '../../dissectors/cdcp.js';
import { ecpDraft } from '../../dissectors/ecp-draft.js';
import { evbDraft } from '../../dissectors/evb-draft.js';
import { evb } from '../../dissectors/evb.js';
import { etag } from '../../dissectors/etag.js';
import { DISSECTORS } from '../../dissectors/index.js';
import * as lldp from '../../dissectors/lldp.js';
import { peCspEnd, peCspTlv } from '../../dissectors/pe-csp.js';
import { lldpPortExtension } from '../../dissectors/port-extension.js';
import * as vdpDraft from '../../dissectors/vdp-draft.js';
import * as vdpOrg from '../../dissectors/vdp-org.js';
import * as vdp from '../../dissectors/vdp.js';
import { vlan } from '../../dissectors/vlan.js';
import { vntag } from '../../dissectors/vntag.js';
import type { Dissector } from '../../src/dissect/types.js';

type Any = fc.Arbitrary<object>;

/** Any number of that many bits. */
export const uint = (bits: number): fc.Arbitrary<number> => fc.integer({ min: 0, max: 2 ** bits - 1 });
export const octets = (count: number): fc.Arbitrary<Uint8Array> => fc.uint8Array({ minLength: count, maxLength: count });
const upTo = (count: number, minLength = 0): fc.Arbitrary<Uint8Array> => fc.uint8Array({ minLength, maxLength: count, size: 'max' });
const flag = uint(1);

const vid = { ps: flag, pcp: uint(3), vid: uint(12) };
const ROWS: Record<number, { size: number; row: Any }> = {
  1: { size: 2, row: fc.record(vid) },
  2: { size: 8, row: fc.record({ mac: octets(6), ...vid }) },
  3: { size: 6, row: fc.record({ group: uint(32), ...vid }) },
  4: { size: 12, row: fc.record({ group: uint(32), mac: octets(6), ...vid }) },
};

/** Filter info of every format that fits `room` octets: known formats as rows, others as octets. */
function filterInfo(room: number): Any {
  const known = Object.entries(ROWS).map(([format, { size, row }]) =>
    fc
      .array(row, { maxLength: Math.floor(room / size), size: 'max' })
      .map((filter) => ({ filterfmt: Number(format), entries: filter.length, filter })),
  );
  const unknown = fc.record({ filterfmt: uint(8).filter((format) => !(format in ROWS)), entries: uint(16), filter: fc.constant([]), filterraw: upTo(room) });
  return fc.oneof(...known, unknown);
}

const both = (a: Any, b: Any): Any => fc.tuple(a, b).map(([x, y]) => ({ ...x, ...y }));

/** OUI and subtype that no dissector claims in `scope`. */
function unclaimed(scope: string): Any {
  const claimed = new Set(DISSECTORS.flatMap((by) => (Array.isArray(by.on[scope]) ? (by.on[scope] as number[]) : [])));
  const free = fc.record({ oui: uint(24), subtype: uint(8) }).filter(({ oui, subtype }) => !claimed.has(oui * 256 + subtype));
  return both(free, fc.record({ data: upTo(507) }));
}

const reserved = (min: number): Any => fc.record({ type: fc.integer({ min, max: 126 }), data: upTo(511) });
const identifier = fc.record({ subtype: uint(8), id: upTo(255, 1) });
const text = fc.record({ text: upTo(511) });
const nothing = fc.constant({});
const vsi = { typeid: uint(24), typever: uint(8) };
const vsiid = { vsiidfmt: uint(8), vsiid: octets(16) };
const request = fc.record({ ack: fc.constant(0), suspend: flag, migrate: flag });
const response = fc.record({ ack: fc.constant(1), keep: flag, hard: flag, error: uint(4) });

const by = (dissector: Dissector, pdu: Any): [string, Any] => [dissector.name, pdu];

/** PDUs of the dissectors that stand alone: no field of theirs says what they carry. */
export const PDUS: ReadonlyMap<string, Any> = new Map([
  by(vlan, fc.record({ pcp: uint(3), dei: flag, id: uint(12) })),
  by(etag, fc.record({ pcp: uint(3), dei: flag, ingressbase: uint(12), group: uint(2), base: uint(12), ingressext: uint(8), ext: uint(8) })),
  by(vntag, fc.record({ dir: flag, ptr: flag, dst: uint(14), looped: flag, version: uint(2), src: uint(12) })),
  by(lldp.lldpEnd, nothing),
  by(lldp.lldpChassis, identifier),
  by(lldp.lldpPort, identifier),
  by(lldp.lldpTtl, fc.record({ ttl: uint(16), ttlrest: upTo(509, 1) }, { requiredKeys: ['ttl'] })),
  by(lldp.lldpPortDescription, text),
  by(lldp.lldpSystemName, text),
  by(lldp.lldpSystemDescription, text),
  by(lldp.lldpCapabilities, fc.record({ supported: uint(11), enabled: uint(11) })),
  by(lldp.lldpManagement, fc.record({ address: upTo(32), ifsubtype: uint(8), ifnumber: uint(32), oid: upTo(128) })),
  by(lldp.lldpReserved, reserved(9)),
  by(lldp.lldpOrg, unclaimed('lldp.org')),
  by(evb, fc.record({
    bgid: flag, rrcap: flag, rrctr: flag, sgid: flag, rrreq: flag, rrstat: uint(2),
    r: uint(3), rte: uint(5), mode: uint(2), rolRwd: flag, rwd: uint(5), rolRka: flag, rka: uint(5),
  })),
  by(evbDraft, fc.record({
    sstd: flag, srr: flag, srte: flag, secp: flag, svdp: flag, cstd: flag, crr: flag, crte: flag, cecp: flag, cvdp: flag,
    svsis: uint(16), cvsis: uint(16), rte: uint(8),
  })),
  by(cdcp, fc.record({
    role: flag, scomp: flag, chncap: uint(12),
    channel: fc.array(fc.record({ scid: uint(12), svid: uint(12) }), { maxLength: 167, size: 'max' }),
  })),
  by(lldpPortExtension, fc.record({ data: upTo(507) })),
  by(autoAttachElement, fc.record({ hmac: octets(32), elementtype: uint(6), tagging: flag, provision: uint(2), mgmtvlan: uint(12), mac: octets(6), connection: uint(3) })),
  by(autoAttachAssignments, fc.record({
    hmac: octets(32),
    assignment: fc.array(fc.record({ status: uint(4), vlan: uint(12), isid: uint(24) }), { maxLength: 94, size: 'max' }),
  })),
  by(peCspTlv, fc.oneof(reserved(1), fc.record({ type: fc.constant(127), data: upTo(511) }))),
  by(peCspEnd, nothing),
  by(ecpDraft, fc.record({ pid: uint(16), subtype: uint(8), seqno: uint(16) })),
  by(vdp.vdpManager, fc.record({ manager: octets(16) })),
  by(vdp.vdpAssoc, both(both(fc.record({ type: fc.integer({ min: 1, max: 4 }), ...vsi, ...vsiid }), fc.oneof(request, response)), filterInfo(486))),
  by(vdp.vdpEnd, nothing),
  by(vdp.vdpReserved, reserved(6)),
  by(vdpOrg.vdpCiscoName, fc.record({ ...vsiid, idfmt: uint(8), id: octets(16), name: upTo(473) })),
  by(vdpOrg.vdpCiscoAddress, fc.record({ ...vsiid, afi: uint(16), address: upTo(488) })),
  by(vdpOrg.vdpOracle, fc.record({ encoding: uint(8) })),
  by(vdpOrg.vdpOrg, unclaimed('vdp.org')),
  by(vdpDraft.vdpDraft, both(fc.record({ type: uint(8), response: uint(8), manager: octets(1), ...vsi, vsiid: octets(16) }), filterInfo(481))),
  by(vdpDraft.ecpDraftEnd, nothing),
  by(vdpDraft.ecpDraftOther, reserved(1)),
  by(vdpDraft.ecpDraftOrg, unclaimed('ecp-draft.org')),
]);
