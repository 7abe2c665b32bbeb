import type { Decoded } from '../model/decoded.js';
import type { FilterEntry, Generation } from '../model/vsi.js';
import { isSameFilter, isSameOctets } from './filter.js';
import type { PduByLayer } from './pdus.js';
import { vsiKey } from './vsi-key.js';

/** What is asked for; a pre-associate with resource reservation is a pre-associate with a flag. */
export type Mode = 'preassoc' | 'assoc' | 'deassoc';

/** A VDP TLV about one VSI, both generations alike. Its octets are views of the capture's buffer: see `kept`. */
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
  /** Format and VSIID, see `vsiKey`. */
  readonly key: string;
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
const NONE: readonly VsiTlv[] = [];

function entries(rows: readonly Row[] | undefined): FilterEntry[] {
  return (rows ?? []).map((row) => ({ mac: row.mac ?? null, group: row.group ?? null, vid: row.vid, pcp: row.ps ? row.pcp : null }));
}

function draftTlv(pdu: PduByLayer['vdp-draft']): VsiTlv {
  return {
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
    key: vsiKey(UUID_FORMAT, pdu.vsiid),
    filterFormat: pdu.filterfmt,
    filter: entries(pdu.filter),
  };
}

function ratifiedTlv(pdu: PduByLayer['vdp.assoc'], manager: Uint8Array): VsiTlv {
  return {
    generation: 'ratified',
    mode: MODES[pdu.type - 1]!,
    isReserved: pdu.type === 2,
    type: pdu.type,
    isResponse: pdu.ack === 1,
    error: pdu.error ?? 0,
    isKept: pdu.keep === 1,
    isHard: pdu.hard === 1,
    manager,
    typeId: pdu.typeid,
    version: pdu.typever,
    format: pdu.vsiidfmt,
    key: vsiKey(pdu.vsiidfmt, pdu.vsiid),
    filterFormat: pdu.filterfmt,
    filter: entries(pdu.filter),
  };
}

/** A filter of an unknown format, or an empty one, makes its receiver drop the TLV. */
function hasFilter({ entries: count, filterfmt }: { readonly entries: number; readonly filterfmt: number }): boolean {
  return count > 0 && filterfmt >= 1 && filterfmt <= 4;
}

/**
 * The VDP TLVs of a frame that a receiver takes: none when the PDU as a whole is dropped (first TLV no manager ID, two of
 * them, one that runs past the end: PROTOCOLS 5.2), none of a wrong length, entry count 0 or unknown filter format.
 */
export function vsiTlvs({ layers }: Decoded): readonly VsiTlv[] {
  let tlvs: VsiTlv[] | null = null;
  let manager: Uint8Array | null = null;
  for (let i = 0; i < layers.length; i++) {
    const { name, pdu, complete, fault } = layers[i]!;
    if (name === 'vdp' && fault !== null) return NONE;
    if (!complete) continue;
    if (name === 'vdp.manager') {
      if (fault || manager || layers[i - 1]!.name !== 'vdp') return NONE;
      manager = (pdu as unknown as PduByLayer['vdp.manager']).manager;
    } else if (name === 'vdp.assoc' || name === 'vdp-draft') {
      if (fault) continue;
      if (name === 'vdp-draft') {
        const draft = pdu as unknown as PduByLayer['vdp-draft'];
        if (draft.type < MODES.length && draft.entries > 0) (tlvs ??= []).push(draftTlv(draft));
      } else if (manager !== null) {
        const ratified = pdu as unknown as PduByLayer['vdp.assoc'];
        if (hasFilter(ratified)) (tlvs ??= []).push(ratifiedTlv(ratified, manager));
      }
    }
  }
  return tlvs ?? NONE;
}

/** True where `b` asks just what `a` asks, for the same VSI. */
export function isSameRequest(a: VsiTlv, b: VsiTlv): boolean {
  return a.type === b.type && a.generation === b.generation && a.key === b.key && isSameIdentity(a, b) && isSameFilter(a.filter, b.filter, false);
}

/** True where manager, type, version and filter format are the same: lldpad looks its VSIs up by them, too. */
export function isSameIdentity(a: VsiTlv, b: VsiTlv): boolean {
  return a.typeId === b.typeId && a.version === b.version && a.filterFormat === b.filterFormat && isSameOctets(a.manager, b.manager);
}
