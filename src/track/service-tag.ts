import type { Decoded, Layer } from '../model/decoded.js';

/** Tag protocol identifiers of S-tags: 0x88A8, and those before it was fixed. */
const SERVICE_TPIDS: readonly unknown[] = [0x88a8, 0x9100, 0x9200, 0x9300];

/** The tag protocol identifier of a VLAN tag, which stands before it. */
export function tpidOf({ layers }: Decoded, { parent }: Layer): unknown {
  return layers[parent]?.pdu['type'];
}

export function isServiceTag(decoded: Decoded, tag: Layer): boolean {
  return SERVICE_TPIDS.includes(tpidOf(decoded, tag));
}
