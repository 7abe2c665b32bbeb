import type { Decoded } from '../model/decoded.js';
import type { FrameKind } from '../model/stored-frame.js';

const OPERATIONS = ['ecp request', 'ecp ack'] as const;
const TYPES = ['preassoc', 'preassoc-rr', 'assoc', 'deassoc'] as const;

/** What a control frame is, by its octets alone: an answer of a draft looks like a request. */
export function kindOf({ layers }: Decoded): FrameKind {
  let kind: FrameKind = 'other';
  for (const { name, pdu } of layers) {
    if (name === 'lldp') kind = 'lldp';
    else if (name === 'cdcp') kind = 'lldp cdcp';
    else if ((name === 'evb' || name === 'evb-draft') && kind === 'lldp') kind = 'lldp evb';
    else if (name === 'ecp' || name === 'ecp-draft') kind = OPERATIONS[pdu['op'] as number] ?? 'other';
    else if (name === 'vdp.assoc') return vdpKind((pdu['type'] as number) - 1, pdu['ack'] === 1) ?? kind;
    else if (name === 'vdp-draft') return vdpKind(pdu['type'] as number, false) ?? kind;
  }
  return kind;
}

/** The response that a request of VDP is where a bridge sent it; all else stays what it is. */
export function asResponse(kind: FrameKind): FrameKind {
  const type = TYPES.find((candidate) => kind === `${candidate} request`);
  return type === undefined ? kind : `${type} response`;
}

/** Null for a type that is none. */
function vdpKind(number: number, isResponse: boolean): FrameKind | null {
  const type = TYPES[number];
  if (type === undefined) return null;
  return isResponse ? `${type} response` : `${type} request`;
}
