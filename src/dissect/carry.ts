import { pad } from './pad.js';
import type { Part } from './types.js';

const ORG_SPECIFIC = 127;

/**
 * A chain of TLVs (7-bit type, 9-bit length) to the end of the slice; each is a layer that the claimant of its type in
 * `${protocol}.tlv` reads, or of OUI and subtype (one 32-bit number) in `${protocol}.org`. A TLV of type 0 ends the chain
 * and what follows is padding. With `mustEnd` its absence is a fault.
 */
export function tlvs(protocol: string, mustEnd: boolean): Part<object> {
  return {
    fields: [],
    emit(code) {
      const standard = code.scope(`${protocol}.tlv`);
      const organizational = code.scope(`${protocol}.org`);
      code.call((walk, layer, index, from) => {
        const { data } = walk;
        const limit = layer.end;
        walk.at = limit;
        let at = from;
        while (at < limit) {
          // A lone zero octet pads a frame of 59 octets to the minimum; no length tells it from a cut header.
          if (at + 1 === limit && !mustEnd && data[at] === 0) {
            pad(walk, at, limit);
            break;
          }
          if (limit - at < 2) return walk.short(layer, at, 2, 'a TLV header');
          const type = data[at]! >> 1;
          const length = ((data[at]! & 1) << 8) | data[at + 1]!;
          const end = at + 2 + length;
          if (end > limit) return walk.short(layer, at, 2 + length, `a TLV of type ${type} and length ${length}`);
          if (type === ORG_SPECIFIC && length >= 4) {
            const key = ((data[at + 2]! << 24) | (data[at + 3]! << 16) | (data[at + 4]! << 8) | data[at + 5]!) >>> 0;
            walk.child(organizational, key, at, end, index);
          } else walk.child(standard, type, at, end, index);
          walk.at = limit;
          at = end;
          if (type === 0) {
            pad(walk, at, limit);
            return true;
          }
        }
        if (mustEnd) walk.fail(layer, 'missing', limit, 2, 0, 'an End TLV');
        return !mustEnd;
      });
    },
    write: (writer) => writer.children.forEach((child) => writer.bytes(child)),
  };
}

type AnyPdu = Readonly<Record<string, unknown>>;

interface CarryOptions {
  readonly lengthOf?: ((pdu: AnyPdu) => number | null) | null;
  readonly isCut?: ((pdu: AnyPdu) => boolean) | null;
}

/**
 * The rest of the slice is one layer, chosen by a number of the PDU; null: nothing is carried, the rest is padding. With
 * `lengthOf` it has so many octets and what follows is padding; null: the header does not say. With `isCut` the header may
 * say that the layer's end is missing: running short there is no fault then.
 */
export function carries(scope: string, keyOf: (pdu: AnyPdu) => number | null, { lengthOf = null, isCut = null }: CarryOptions = {}): Part<object> {
  return {
    fields: [],
    emit(code) {
      code.line(`{ const key = ${code.constant(keyOf)}(pdu);`);
      if (lengthOf === null) code.line('const end = limit;');
      else code.line(`const length = ${code.constant(lengthOf)}(pdu) ?? limit - at, end = Math.min(at + length, limit);`);
      if (isCut !== null) code.line(`if (${code.constant(isCut)}(pdu)) w.cut(end);`);
      code.line(`const isFine = key === null || w.child(${code.constant(code.scope(scope))}, key, at, end, index);`);
      code.line(`if (v !== null) ${code.constant(pad)}(w, key === null ? at : end, limit);`);
      // What it carries has said so if it ran short; only where nothing did, the length itself is the fault.
      if (lengthOf !== null) code.line("if (isFine && end - at < length) { w.at = limit; return w.short(layer, at, length, length + ' octets behind the header'); }");
      code.line('at = limit; }');
    },
    write: (writer) => writer.children.forEach((child) => writer.bytes(child)),
  };
}
