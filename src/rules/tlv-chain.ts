import type { Decoded, Layer } from '../model/decoded.js';

interface Chain {
  readonly chain: Layer | null;
  readonly tlvs: readonly Layer[];
}

const NONE: Chain = { chain: null, tlvs: [] };
/** The chain that was asked for last. */
let last = NONE;

/** The TLVs that could be read from a chain of them, in order. All rules of a chain ask for the same ones, one after the other: they are found once. */
export function tlvsOf({ layers }: Decoded, chain: Layer): readonly Layer[] {
  if (last.chain !== chain) {
    const at = layers.indexOf(chain);
    const tlvs: Layer[] = [];
    for (let i = at + 1; i < layers.length; i++) if (layers[i]!.parent === at) tlvs.push(layers[i]!);
    last = { chain, tlvs };
  }
  return last.tlvs;
}

/** All rules have seen the frame: its octets must not stay because its chain is remembered. */
export function forgetTlvs(): void {
  last = NONE;
}

/** Octets of a TLV behind its header. */
export function infoLength(tlv: Layer): number {
  return tlv.end - tlv.start - 2;
}
