import { cdcp } from '../dissectors/cdcp.js';
import { ecpDraft, ecpDraftTlvs } from '../dissectors/ecp-draft.js';
import { ecp } from '../dissectors/ecp.js';
import { ethernet } from '../dissectors/ethernet.js';
import { evbDraft } from '../dissectors/evb-draft.js';
import { evb } from '../dissectors/evb.js';
import { lldp, lldpChassis, lldpEnd, lldpOrg, lldpPort, lldpTtl } from '../dissectors/lldp.js';
import { vdpDraft } from '../dissectors/vdp-draft.js';
import { vdpCiscoName, vdpOracle } from '../dissectors/vdp-org.js';
import { vdp, vdpAssoc, vdpManager, vdpReserved } from '../dissectors/vdp.js';
import { vlan } from '../dissectors/vlan.js';
import { createAnalysis } from '../src/analyze.js';
import { encode, layer } from '../src/dissect/dissector.js';
import type { LayerSpec } from '../src/dissect/types.js';
import type { Analysis, AnalysisOptions, FrameRow } from '../src/model/analysis.js';
import type { Finding } from '../src/model/finding.js';
import type { CapturePoint, Frame } from '../src/model/frame.js';
import type { FrameRecorder } from '../src/store/frame-recorder.js';
import type { LatencyTable } from '../src/store/latency-table.js';
import { showRule } from './rules/shown-rules.js';

export type Who = 'station' | 'bridge';

export const NCB = '0180c2000000';
export const NNTB = '0180c2000003';
export const MAC: Readonly<Record<string, string>> = { station: '020000000001', bridge: '020000000002' };
const ETHERTYPE = { lldp: 0x88cc, ecp: 0x8940, draft: 0x88b7 };
const SERVICE_TAG = 0x88a8;

export const octets = (digits: string): Uint8Array => Uint8Array.from(Buffer.from(digits, 'hex'));

/** A UUID that ends in `number`. */
export const vsi = (number: number): string => `5135000008024100${'8000000000'}${number.toString(16).padStart(6, '0')}`;

type EvbPdu = NonNullable<(typeof evb)['pdu']>;
type EvbDraftPdu = NonNullable<(typeof evbDraft)['pdu']>;
type AssocPdu = NonNullable<(typeof vdpAssoc)['pdu']>;
type DraftPdu = NonNullable<(typeof vdpDraft)['pdu']>;
/** Fields of an association TLV; entries without PS and PCP have none. */
type AssocFields = Partial<Omit<AssocPdu, 'filter'>> & { filter?: Filter };
export type Filter = readonly { readonly mac?: Uint8Array; readonly group?: number; readonly ps?: number; readonly pcp?: number; readonly vid: number }[];

/** R 3, RTE 14 (164 ms), RWD 20 and RKA 20 (10.49 s): the station gives up after 17.4 s. */
const TIMERS = { r: 3, rte: 14, rwd: 20, rka: 20, rolRwd: 0, rolRka: 0 };
const SILENT = { bgid: 0, rrcap: 0, rrctr: 0, sgid: 0, rrreq: 0, rrstat: 0 };

/** TLVs for LLDPDUs and ECPDUs; fields that are not given have usual values. */
export const tlv = {
  chassis: (who: string): LayerSpec => layer(lldpChassis, { subtype: 4, id: octets(MAC[who] ?? who) }),
  port: (who: string): LayerSpec => layer(lldpPort, { subtype: 3, id: octets(MAC[who] ?? who) }),
  ttl: (ttl: number): LayerSpec => layer(lldpTtl, { ttl }),
  end: (): LayerSpec => layer(lldpEnd, {}),
  evb: (who: Who, fields: Partial<EvbPdu> = {}): LayerSpec => layer(evb, { ...TIMERS, ...SILENT, mode: who === 'bridge' ? 1 : 2, ...fields }),
  evbDraft: (fields: Partial<EvbDraftPdu> = {}): LayerSpec =>
    layer(evbDraft, { sstd: 1, srr: 1, srte: 1, secp: 1, svdp: 1, cstd: 1, crr: 0, crte: 1, cecp: 1, cvdp: 1, svsis: 100, cvsis: 0, rte: 15, ...fields }),
  org: (oui: number, subtype: number, data = ''): LayerSpec => layer(lldpOrg, { oui, subtype, data: octets(data) }),
  cdcp: (who: Who, channel: readonly { scid: number; svid: number }[] = [{ scid: 1, svid: 1 }]): LayerSpec =>
    layer(cdcp, { role: who === 'station' ? 1 : 0, scomp: 1, chncap: 100, channel: [...channel] }),
  manager: (digits = 'fd000000000000000000000000000001'): LayerSpec => layer(vdpManager, { manager: octets(digits) }),
  reserved: (type: number): LayerSpec => layer(vdpReserved, { type, data: octets('0102') }),
  /** Cisco's name of the virtual machine behind a VSI. */
  ciscoName: (number: number): LayerSpec => layer(vdpCiscoName, { vsiidfmt: 5, vsiid: octets(vsi(number)), idfmt: 5, id: octets(vsi(number)), name: octets('766d31') }),
  oracle: (): LayerSpec => layer(vdpOracle, { encoding: 1 }),
  assoc: (type: number, number: number, fields: AssocFields = {}): LayerSpec => {
    const { filter = [{ mac: octets(`5254000000${number.toString(16).padStart(2, '0')}`), vid: 100 }], ...rest } = fields;
    const rows = filter.map((entry) => ({ ps: 0, pcp: 0, ...entry }));
    const body = { typeid: 5, typever: 1, vsiidfmt: 5, vsiid: octets(vsi(number)), filterfmt: 2, entries: rows.length };
    return layer(vdpAssoc, { type, ack: 0, ...body, filter: rows, ...rest } as AssocPdu);
  },
  draft: (type: number, number: number, response = 0, fields: Partial<DraftPdu> = {}): LayerSpec =>
    layer(vdpDraft, {
      type, response, manager: octets('01'), typeid: 5, typever: 1, vsiid: octets(vsi(number)), filterfmt: 2, entries: 1,
      filter: [{ mac: octets(`5254000000${number.toString(16).padStart(2, '0')}`), ps: 0, pcp: 0, vid: 100 }], ...fields,
    } as DraftPdu),
};

export const PREASSOC = 1;
export const ASSOC = 3;
export const DEASSOC = 4;

const POINT: CapturePoint = { id: 0, name: 'eno3', linkType: 1, file: null };
/** Another link: its capture point and the addresses of its ends. */
const POINT_2: CapturePoint = { id: 1, name: 'eno4', linkType: 1, file: null };
const MAC_2: Readonly<Record<string, string>> = { station: '020000000003', bridge: '020000000004' };

/** Frames that are kept for examples. */
const MAX_ROWS = 20_000;

/** Frames of a station and a bridge, pushed through the whole pipeline as they are made; the clock is in seconds. */
export class Scenario {
  readonly analysis: Analysis;
  readonly #seqs = new Map<string, number>();
  /** The first frames, as they were decoded. */
  readonly #rows: FrameRow[] = [];
  timeSec = 0;
  no = 0;
  point: CapturePoint = POINT;
  macs = MAC;
  /** Where frames are sent to: each group address is an LLDP agent of its own. */
  destination = NCB;
  /** Whose host captures, and records directions; null for a capture without them. */
  host: Who | null = null;
  /** The S-tag that frames bear, null for none. */
  svid: number | null = null;

  constructor(options: AnalysisOptions = {}, recorder: FrameRecorder | null = null, samples: LatencyTable | null = null) {
    const onFrame: AnalysisOptions['onFrame'] = (row, lives) => {
      if (this.#rows.length < MAX_ROWS) this.#rows.push(row);
      options.onFrame?.(row, lives);
    };
    this.analysis = createAnalysis({ ...options, onFrame }, recorder, samples);
  }

  /** What follows is of the first or the second link: each has its ends, and they have their numbers. */
  on(link: 1 | 2): this {
    this.point = link === 1 ? POINT : POINT_2;
    this.macs = link === 1 ? MAC : MAC_2;
    return this;
  }

  /** Waits. */
  wait(sec: number): this {
    this.timeSec += sec;
    return this;
  }

  /** Time passes to here without a frame, at the end of the capture for example. */
  quiet(sec: number): this {
    this.wait(sec).analysis.push({ kind: 'clock', timeNs: Math.round(this.timeSec * 1e9) });
    return this;
  }

  /** The capture says that it lost frames. */
  gap(): this {
    this.analysis.push({ kind: 'gap', timeNs: Math.round(this.timeSec * 1e9), point: this.point, lost: 3 });
    return this;
  }

  /** Any octets behind the addresses; returns the number of the frame. With `cut` octets missing at its end. */
  frame(who: string, type: keyof typeof ETHERTYPE, payload: LayerSpec | Uint8Array, cut = 0): number {
    const body = payload instanceof Uint8Array ? payload : encode(payload);
    const addresses = { dst: octets(this.destination), src: octets(this.#address(who)) };
    const tag = this.svid === null ? [] : [layer(vlan, { pcp: 0, dei: 0, id: this.svid, type: ETHERTYPE[type] })];
    const head = encode(layer(ethernet, { ...addresses, type: this.svid === null ? ETHERTYPE[type] : SERVICE_TAG }, ...tag));
    return this.octets(Uint8Array.from([...head, ...body]), cut, this.#direction(who));
  }

  /** A frame of these octets, with `cut` missing at its end; returns its number. */
  octets(whole: Uint8Array, cut = 0, direction: Frame['direction'] = null): number {
    const data = whole.subarray(0, whole.length - cut);
    this.analysis.push({ kind: 'frame', no: ++this.no, timeNs: Math.round(this.timeSec * 1e9), point: this.point, data, origLen: whole.length, direction, offset: null });
    return this.no;
  }

  /** A data frame from one machine to another, as the scan hands over those of VSIs; `tags` in hex digits with their EtherTypes. */
  data(from: Who, [source, destination]: readonly [string, string], id = 1, tags = ''): number {
    const payload = `080045000054${id.toString(16).padStart(4, '0')}00004001${'00'.repeat(70)}`;
    const data = octets(`${destination}${source}${tags}${payload}`);
    const direction = this.#direction(from);
    this.analysis.push({ kind: 'data', no: ++this.no, timeNs: Math.round(this.timeSec * 1e9), point: this.point, data, origLen: data.length, direction, offset: null });
    return this.no;
  }

  /** An LLDPDU with the mandatory TLVs, `more`, and the End TLV. */
  lldp(who: string, more: readonly LayerSpec[] = [], ttl = 121): number {
    return this.frame(who, 'lldp', layer(lldp, {}, tlv.chassis(this.#address(who)), tlv.port(this.#address(who)), tlv.ttl(ttl), ...more, tlv.end()));
  }

  evb(who: Who, fields: Partial<EvbPdu> = {}): number {
    return this.lldp(who, [tlv.evb(who, fields)]);
  }

  /** Both ends hear each other: LLDP a second apart, as at the start of a link. */
  converge(bridge: Partial<EvbPdu> = {}, station: Partial<EvbPdu> = {}): this {
    for (let i = 0; i < 2; i++) {
      this.evb('station', { rrstat: i === 0 ? 3 : 0, ...station });
      this.wait(0.01).evb('bridge', bridge);
      this.wait(1);
    }
    return this;
  }

  /** An ECP request with these TLVs under the next number of its sender, or under `seq`. */
  send(who: Who, tlvs: readonly LayerSpec[], seq = (this.#latest(who) + 1) & 0xffff): number {
    this.#seqs.set(this.#sender(who), seq);
    return this.frame(who, 'ecp', layer(ecp, { version: 1, op: 0, subtype: 1, seqno: seq }, layer(vdp, {}, ...tlvs)));
  }

  /** An acknowledgement of the other end's latest request, or of `seq`. */
  ack(who: Who, seq = this.#latest(who === 'station' ? 'bridge' : 'station')): number {
    return this.wait(0.0001).frame(who, 'ecp', layer(ecp, { version: 1, op: 1, subtype: 1, seqno: seq }));
  }

  /** A request of the station and the bridge's acknowledgement; returns the request's frame. */
  request(type: number, number = 1, fields: AssocFields = {}): number {
    const no = this.send('station', [tlv.manager(), tlv.assoc(type, number, fields)]);
    this.ack('bridge');
    return no;
  }

  /** A response of the bridge and the station's acknowledgement; returns the response's frame. */
  respond(type: number, number = 1, fields: AssocFields = {}): number {
    const no = this.wait(0.002).send('bridge', [tlv.manager(), tlv.assoc(type, number, { ack: 1, keep: 0, hard: 0, error: 0, ...fields })]);
    this.ack('station');
    return no;
  }

  /** A request that succeeds. */
  exchange(type: number, number = 1, fields: AssocFields = {}): this {
    this.request(type, number, fields);
    this.respond(type, number, fields);
    return this.wait(0.5);
  }

  /** A draft ECPDU; no TLVs is an acknowledgement. */
  draft(who: Who, seqno: number, tlvs: readonly LayerSpec[] | null): number {
    const head = { pid: 0, subtype: 0, op: tlvs ? 0 : 1, seqno };
    return this.frame(who, 'draft', layer(ecpDraft, head, ...(tlvs ? [layer(ecpDraftTlvs, {}, ...tlvs)] : [])));
  }

  /** What was found by the end, but for notes about the capture itself: rule, severity, frames and VSI, by first occurrence. */
  findings(): readonly { rule: string; severity: string; frames: readonly number[]; vsiid: string | null; count: number }[] {
    this.analysis.end();
    return this.#found().filter(({ rule }) => !rule.startsWith('CAP-'));
  }

  /** Notes about the capture itself. */
  ofCapture(): readonly { rule: string; frames: readonly number[]; count: number }[] {
    this.analysis.end();
    return this.#found().filter(({ rule }) => rule.startsWith('CAP-'));
  }

  /** All that was found so far. */
  protected found(): readonly Finding[] {
    const findings = this.analysis.findings();
    showRule(findings, this.#rows);
    return findings;
  }

  #found(): { rule: string; severity: string; frames: readonly number[]; vsiid: string | null; count: number }[] {
    return this.found().map(({ rule, severity, frames, vsiid, count }) => ({ rule, severity, frames, vsiid, count }));
  }

  /** `E VSI-01`, with the count where it is not 1. */
  said(): readonly string[] {
    return this.findings().map(({ rule, severity, count }) => `${severity[0]!.toUpperCase()} ${rule}${count === 1 ? '' : ` x${count}`}`);
  }

  #direction(from: string): Frame['direction'] {
    return this.host === null ? null : this.host === from ? 'out' : 'in';
  }

  #address(who: string): string {
    return this.macs[who] ?? who;
  }

  #latest(who: Who): number {
    return this.#seqs.get(this.#sender(who)) ?? 0;
  }

  /** Each S-channel has its own numbers. */
  #sender(who: string): string {
    return `${this.#address(who)} ${this.svid ?? ''}`;
  }
}
