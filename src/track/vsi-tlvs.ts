import type { Decoded } from '../model/decoded.js';
import { packFilter } from './packed-filter.js';
import type { PduByLayer } from './pdus.js';
import { TlvHeads, type Mode } from './tlv-head.js';
import { vsiKey } from './vsi-key.js';
import { VsiTlv } from './vsi-tlv.js';

const MODES: readonly Mode[] = ['preassoc', 'preassoc', 'assoc', 'deassoc'];
const UUID_FORMAT = 5;
const NONE: readonly VsiTlv[] = [];
const heads = new TlvHeads();

function draftTlv(pdu: PduByLayer['vdp-draft']): VsiTlv {
  const head = heads.of({
    generation: 'draft',
    mode: MODES[pdu.type]!,
    isReserved: pdu.type === 1,
    type: pdu.type,
    isResponse: null,
    error: pdu.response,
    isKept: false,
    isHard: false,
    isSuspended: false,
    isMigrating: false,
    manager: pdu.manager,
    typeId: pdu.typeid,
    version: pdu.typever,
    format: UUID_FORMAT,
    filterFormat: pdu.filterfmt,
  });
  return new VsiTlv(head, vsiKey(UUID_FORMAT, pdu.vsiid), packFilter(pdu.filter ?? []));
}

function ratifiedTlv(pdu: PduByLayer['vdp.assoc'], manager: Uint8Array): VsiTlv {
  const head = heads.of({
    generation: 'ratified',
    mode: MODES[pdu.type - 1]!,
    isReserved: pdu.type === 2,
    type: pdu.type,
    isResponse: pdu.ack === 1,
    error: pdu.error ?? 0,
    isKept: pdu.keep === 1,
    isHard: pdu.hard === 1,
    isSuspended: pdu.suspend === 1,
    isMigrating: pdu.migrate === 1,
    manager,
    typeId: pdu.typeid,
    version: pdu.typever,
    format: pdu.vsiidfmt,
    filterFormat: pdu.filterfmt,
  });
  return new VsiTlv(head, vsiKey(pdu.vsiidfmt, pdu.vsiid), packFilter(pdu.filter ?? []));
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
