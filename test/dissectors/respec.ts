import { DISSECTORS } from '../../dissectors/index.js';
import { Engine } from '../../src/dissect/engine.js';
import type { LayerSpec } from '../../src/dissect/types.js';
import type { Decoded } from '../../src/model/decoded.js';
import { hex } from '../../src/text/mac.js';

export const engine = new Engine(DISSECTORS);

const BY_NAME = new Map(DISSECTORS.map((by) => [by.name, by]));

/** What to encode to get the decoded frame again: its layers as a tree, without padding and reserved bits. */
export function specOf(decoded: Decoded): LayerSpec {
  const make = (index: number): LayerSpec => {
    const { name, pdu } = decoded.layers[index]!;
    const children = decoded.layers.flatMap((layer, i) => (layer.parent === index ? [make(i)] : []));
    return { dissector: BY_NAME.get(name)!, pdu, children };
  };
  return make(0);
}

/** Two specs are the same when their outlines are. */
export function outline(spec: LayerSpec): unknown {
  const plain = JSON.stringify(spec.pdu, (_, value: unknown) => (value instanceof Uint8Array ? `0x${hex(value)}` : value));
  const sorted = Object.entries(JSON.parse(plain) as object).sort(([a], [b]) => (a < b ? -1 : 1));
  return { [spec.dissector.name]: Object.fromEntries(sorted), children: spec.children.map(outline) };
}

/** A whole frame for the decoder; with `origLen`, one that the snap length cut. */
export function frameOf(data: Uint8Array, linkType: number, origLen = data.length): { data: Uint8Array; origLen: number; point: { linkType: number } } {
  return { data, origLen, point: { linkType } };
}

/** A layer to encode, by the name of its dissector. */
export function layerNamed(name: string, pdu: object, ...children: LayerSpec[]): LayerSpec {
  return { dissector: BY_NAME.get(name)!, pdu, children };
}
