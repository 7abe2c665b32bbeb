import type { Claims, Dissector, LayerSpec, Part, PduOf } from './types.js';
import { Writer } from './writer.js';

/** Makes a dissector of its table; see `Dissector` for the parts. */
export function dissector<const L extends readonly Part<never>[]>(table: {
  name: string;
  prefix?: string;
  title: string;
  spec: string;
  on: Claims;
  layout: L;
  accepts?: (octets: Uint8Array, at: number, limit: number) => boolean;
}): Dissector<PduOf<L>> {
  return { ...table, prefix: table.prefix ?? table.name, accepts: table.accepts ?? null };
}

/** A layer to encode: its PDU is typed by its dissector. */
export function layer<T extends object>(by: Dissector<T>, pdu: T, ...children: LayerSpec[]): LayerSpec {
  return { dissector: by, pdu, children };
}

/**
 * The octets of a layer and all that it carries. Lengths of TLV headers are computed; everything else is written as the
 * PDU says, so that faulty frames can be made too. RangeError where a number does not fit its bits, or a TLV of more than
 * 511 octets its header.
 */
export function encode(spec: LayerSpec): Uint8Array {
  const writer = new Writer(spec.children.map(encode));
  for (const part of spec.dissector.layout) (part as Part<object>).write(writer, spec.pdu);
  return writer.done();
}
