import type { Decoded, Layer } from '../model/decoded.js';

let latest: { readonly chain: Layer | null; readonly tlvs: readonly Layer[] } = { chain: null, tlvs: [] };

/** The TLVs that could be read from a chain of them, in order. Each rule asks for the same ones: the latest are remembered. */
export function tlvsOf({ layers }: Decoded, chain: Layer): readonly Layer[] {
  if (latest.chain === chain) return latest.tlvs;
  const at = layers.indexOf(chain);
  const tlvs: Layer[] = [];
  for (let i = at + 1; i < layers.length; i++) if (layers[i]!.parent === at) tlvs.push(layers[i]!);
  latest = { chain, tlvs };
  return tlvs;
}

/** Octets of a TLV behind its header. */
export function infoLength(tlv: Layer): number {
  return tlv.end - tlv.start - 2;
}
