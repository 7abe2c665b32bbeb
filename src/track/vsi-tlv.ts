import type { Decoded } from '../model/decoded.js';
import type { FilterEntry, Generation } from '../model/vsi.js';
import { hex } from '../text/mac.js';
import { layersOf } from './pdus.js';

/** What is asked for; a pre-associate with resource reservation is a pre-associate with a flag. */
export type Mode = 'preassoc' | 'assoc' | 'deassoc';

/** A VDP TLV about one VSI, both generations alike. */
export interface VsiTlv {
  readonly generation: Generation;
  readonly mode: Mode;
  readonly isReserved: boolean;
  /** Number of the TLV type as the wire has it: ratified 1 to 4, draft 0 to 3. */
  readonly type: number;
  /** The ack bit; null in drafts, which have none. */
  readonly isResponse: boolean | null;
  /** Error of a response, 0 for success. */
  readonly error: number;
  readonly isKept: boolean;
  readonly isHard: boolean;
  readonly manager: Uint8Array | null;
  readonly typeId: number;
  readonly version: number;
  readonly format: number;
  readonly vsiid: Uint8Array;
  readonly filterFormat: number;
  readonly filter: readonly FilterEntry[];
}

interface Row {
  readonly mac?: Uint8Array;
  readonly group?: number;
  readonly ps: number;
  readonly pcp: number;
  readonly vid: number;
}

const MODES: readonly Mode[] = ['preassoc', 'preassoc', 'assoc', 'deassoc'];
const UUID_FORMAT = 5;

function entries(rows: readonly Row[] | undefined): FilterEntry[] {
  return (rows ?? []).map((row) => ({ mac: row.mac ?? null, group: row.group ?? null, vid: row.vid, pcp: row.ps ? row.pcp : null }));
}

/** Format and VSIID: what identifies a VSI on its channel. */
export function vsiKey(tlv: Pick<VsiTlv, 'format' | 'vsiid'>): string {
  return `${tlv.format}:${hex(tlv.vsiid)}`;
}

/**
 * The VDP TLVs of a frame that a receiver takes: none when the PDU as a whole is dropped (first TLV no manager ID, two of
 * them, one that runs past the end: PROTOCOLS 5.2), none of a wrong length, entry count 0 or unknown filter format.
 */
export function vsiTlvs(decoded: Decoded): VsiTlv[] {
  const tlvs: VsiTlv[] = [];
  for (const { pdu, fault } of layersOf(decoded, 'vdp-draft')) {
    if (fault || pdu.entries === 0 || pdu.type >= MODES.length) continue;
    tlvs.push({
      generation: 'draft',
      mode: MODES[pdu.type]!,
      isReserved: pdu.type === 1,
      type: pdu.type,
      isResponse: null,
      error: pdu.response,
      isKept: false,
      isHard: false,
      manager: pdu.manager,
      typeId: pdu.typeid,
      version: pdu.typever,
      format: UUID_FORMAT,
      vsiid: pdu.vsiid,
      filterFormat: pdu.filterfmt,
      filter: entries(pdu.filter),
    });
  }
  const chain = decoded.layers.find((layer) => layer.name === 'vdp');
  if (!chain || chain.fault) return tlvs;
  const managers = layersOf(decoded, 'vdp.manager');
  const first = decoded.layers[decoded.layers.indexOf(chain) + 1];
  if (managers.length !== 1 || managers[0]!.fault || first !== managers[0]) return tlvs;
  for (const { pdu, fault } of layersOf(decoded, 'vdp.assoc')) {
    if (fault || pdu.entries === 0 || pdu.filterfmt < 1 || pdu.filterfmt > 4) continue;
    tlvs.push({
      generation: 'ratified',
      mode: MODES[pdu.type - 1]!,
      isReserved: pdu.type === 2,
      type: pdu.type,
      isResponse: pdu.ack === 1,
      error: pdu.error ?? 0,
      isKept: pdu.keep === 1,
      isHard: pdu.hard === 1,
      manager: managers[0]!.pdu.manager,
      typeId: pdu.typeid,
      version: pdu.typever,
      format: pdu.vsiidfmt,
      vsiid: pdu.vsiid,
      filterFormat: pdu.filterfmt,
      filter: entries(pdu.filter),
    });
  }
  return tlvs;
}

function describe(entry: FilterEntry): string {
  return [entry.mac && hex(entry.mac, ':'), entry.group !== null && `group ${entry.group}`, `VID ${entry.vid}`, entry.pcp !== null && `PCP ${entry.pcp}`].filter(Boolean).join(' ');
}

/** Where two filters differ, null when they are one. */
export function filterDifference(expected: readonly FilterEntry[], got: readonly FilterEntry[], mayAssign: boolean): { expected: string; received: string } | null {
  if (expected.length !== got.length) return { expected: `${expected.length} entries`, received: `${got.length} entries` };
  for (const [i, want] of expected.entries()) {
    const entry = got[i]!;
    const isMac = want.mac === null ? entry.mac === null : entry.mac !== null && hex(want.mac) === hex(entry.mac);
    const isVid = want.vid === entry.vid || (mayAssign && want.vid === 0);
    const isPcp = want.pcp === entry.pcp || (mayAssign && want.pcp === null);
    if (!isMac || want.group !== entry.group || !isVid || !isPcp) return { expected: `entry ${i + 1}: ${describe(want)}`, received: `entry ${i + 1}: ${describe(entry)}` };
  }
  return null;
}
