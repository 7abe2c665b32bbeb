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
    read(reader, sink) {
      while (reader.left > 0) {
        // A lone zero octet pads a frame of 59 octets to the minimum; no length tells it from a cut header.
        if (reader.left === 1 && !mustEnd && reader.data[reader.at] === 0) {
          sink.mark('Padding', '1 octet', 8 * reader.at, 8);
          break;
        }
        if (!reader.has(2, 'a TLV header')) return false;
        const word = (reader.data[reader.at]! << 8) | reader.data[reader.at + 1]!;
        const size = 2 + (word & 0x1ff);
        if (!reader.has(size, `a TLV of type ${word >> 9} and length ${size - 2}`)) return false;
        const type = word >> 9;
        const end = reader.at + size;
        if (type === ORG_SPECIFIC && size >= 6) {
          reader.at += 2;
          sink.child(`${protocol}.org`, reader.uint(4), end - size, end);
        } else sink.child(`${protocol}.tlv`, type, reader.at, end);
        reader.at = end;
        if (type === 0) {
          if (reader.left > 0) sink.mark('Padding', `${reader.left} octets`, 8 * reader.at, 8 * reader.left);
          reader.at = reader.limit;
          return true;
        }
      }
      reader.at = reader.limit;
      if (mustEnd) reader.fail('missing', 2, 0, 'an End TLV');
      return !mustEnd;
    },
    write: (writer) => writer.children.forEach((child) => writer.bytes(child)),
  };
}

/** The rest of the slice is one layer, chosen by a number of the PDU; null: nothing is carried, the rest is padding. */
export function carries(scope: string, keyOf: (pdu: Readonly<Record<string, unknown>>) => number | null): Part<object> {
  return {
    fields: [],
    read(reader, sink) {
      const key = keyOf(sink.pdu);
      if (key !== null) sink.child(scope, key, reader.at, reader.limit);
      else if (reader.left > 0) sink.mark('Padding', `${reader.left} octets`, 8 * reader.at, 8 * reader.left);
      reader.at = reader.limit;
      return true;
    },
    write: (writer) => writer.children.forEach((child) => writer.bytes(child)),
  };
}
