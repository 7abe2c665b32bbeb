import type { Decoded, Layer } from '../model/decoded.js';

/** The TLVs that could be read from a chain of them, in order. */
export function tlvsOf({ layers }: Decoded, chain: Layer): readonly Layer[] {
  const at = layers.indexOf(chain);
  const tlvs: Layer[] = [];
  for (let i = at + 1; i < layers.length; i++) if (layers[i]!.parent === at) tlvs.push(layers[i]!);
  return tlvs;
}

/** Octets of a TLV behind its header. */
export function infoLength(tlv: Layer): number {
  return tlv.end - tlv.start - 2;
}
