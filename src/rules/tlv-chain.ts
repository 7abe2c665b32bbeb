import type { Decoded, Layer } from '../model/decoded.js';

/** A chain of TLVs and the TLVs that could be read from it, in order. */
export interface TlvChain {
  readonly chain: Layer;
  readonly tlvs: readonly Layer[];
}

/** The first chain of that name in a frame: `lldp`, `vdp`. Null without one. */
export function tlvChain(decoded: Decoded, name: 'lldp' | 'vdp'): TlvChain | null {
  const at = decoded.layers.findIndex((layer) => layer.name === name);
  const chain = decoded.layers[at];
  return chain ? { chain, tlvs: decoded.layers.filter((layer) => layer.parent === at) } : null;
}

/** Octets of a TLV behind its header. */
export function infoLength(tlv: Layer): number {
  return tlv.end - tlv.start - 2;
}
