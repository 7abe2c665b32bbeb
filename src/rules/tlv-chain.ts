import type { Decoded, Layer } from '../model/decoded.js';

const CHAINS = new WeakMap<Layer, readonly Layer[]>();

/** The TLVs that could be read from a chain of them, in order. Each rule asks for the same ones: they are found once. */
export function tlvsOf({ layers }: Decoded, chain: Layer): readonly Layer[] {
  let tlvs = CHAINS.get(chain);
  if (tlvs === undefined) {
    const at = layers.indexOf(chain);
    tlvs = layers.filter((layer, i) => i > at && layer.parent === at);
    CHAINS.set(chain, tlvs);
  }
  return tlvs;
}

/** Octets of a TLV behind its header. */
export function infoLength(tlv: Layer): number {
  return tlv.end - tlv.start - 2;
}
