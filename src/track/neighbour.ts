import { hex } from '../text/mac.js';
import type { Decoded } from '../model/decoded.js';
import { layerOf, type Cdcp, type Evb, type EvbDraft } from './pdus.js';
import type { Speaker } from './channel.js';
import type { Company } from './company.js';
import type { Timer } from './timer.js';

/** TLVs that matter to EVB, null where there are none. */
export interface Carried {
  readonly evb: Evb | null;
  readonly evbDraft: EvbDraft | null;
  readonly cdcp: Cdcp | null;
}

/** An LLDP neighbour: one MSAP heard under one destination address, each with a TTL of its own (802.1AB 9.2.8). */
export interface Neighbour {
  readonly key: string;
  readonly speaker: Speaker;
  /** Chassis ID and port ID with their subtypes, as hex digits. */
  readonly msap: string;
  /** Destination address; null on cooked captures. */
  readonly destination: string | null;
  ttlSec: number;
  /** When the LLDPDU before the latest came; null before the second one. */
  beforeNs: number | null;
  lastNs: number;
  lastFrame: number;
  /** LLDPDUs received. */
  count: number;
  /** What its latest LLDPDU carried; while that is being told, the one before. */
  carries: Carried;
  /** Those heard where it was heard; it is one of them while it is alive. */
  readonly company: Company;
  timer: Timer | null;
}

/** What a receiver needs of an LLDPDU: the three mandatory TLVs in order, each once (802.1AB 9.2.7.7). */
export interface Lldpdu {
  readonly msap: string;
  readonly ttlSec: number;
}

/** Null when a compliant receiver discards the LLDPDU. */
export function acceptLldpdu(decoded: Decoded): Lldpdu | null {
  const at = decoded.layers.findIndex((layer) => layer.name === 'lldp');
  const chain = decoded.layers[at];
  // A missing End TLV is no reason to discard it (optional since 2009); a TLV that runs past the frame is.
  if (!chain || chain.fault?.kind === 'short') return null;
  const names = decoded.layers.slice(at + 1).map((layer) => layer.name);
  const mandatory = ['lldp.chassis', 'lldp.port', 'lldp.ttl'];
  if (mandatory.some((name, i) => names[i] !== name || names.lastIndexOf(name) !== i)) return null;
  const [chassis, port, ttl] = [layerOf(decoded, 'lldp.chassis'), layerOf(decoded, 'lldp.port'), layerOf(decoded, 'lldp.ttl')];
  if (!chassis || !port || !ttl) return null;
  const id = (pdu: { readonly subtype: number; readonly id: Uint8Array }): string => `${pdu.subtype}:${hex(pdu.id)}`;
  return { msap: `${id(chassis.pdu)}/${id(port.pdu)}`, ttlSec: ttl.pdu.ttl };
}
