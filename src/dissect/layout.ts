import { count } from '../text/number.js';
import type { Field, Part, PduOf, Show } from './types.js';

type BitSpec = readonly ['_', number] | readonly [key: string, bits: number, title: string, show?: Show];
type Keys<S extends readonly BitSpec[]> = Exclude<S[number][0], '_'>;
type AnyLayout = readonly Part<never>[];
type AnyPdu = Readonly<Record<string, unknown>>;

function field(key: string, title: string, bits: number | null, show: Show): Field {
  return { key, title, bits, show, list: null };
}

/**
 * A row of the picture in the standard, most significant bit first; `_` marks reserved bits. Throws at start-up when
 * the row does not add up to whole octets, or a field is wider than 32 bits.
 */
export function bits<const S extends readonly BitSpec[]>(...row: S): Part<{ [K in Keys<S>]: number }> {
  const total = row.reduce((sum, [, width]) => sum + width, 0);
  if (total % 8 !== 0) throw new Error(`row of ${total} bits: ${row.map(([key]) => key).join(' ')}`);
  const octets = total / 8;
  const expected = `${count(octets, 'octet')}: ${row.flatMap(([key, , title]) => (key === '_' ? [] : [title])).join(', ')}`;
  let offset = 0;
  const cells = row.map(([key, width, title, show]) => {
    if (width > 32) throw new Error(`${key} is ${width} bits wide`);
    const first = offset;
    offset += width;
    const last = Math.ceil(offset / 8);
    return {
      field: key === '_' ? null : field(key, title ?? key, width, show ?? {}),
      first,
      width,
      octet: first >> 3,
      octets: last - (first >> 3),
      divisor: 2 ** (8 * last - offset),
      modulus: 2 ** width,
    };
  });
  return {
    fields: cells.flatMap((cell) => cell.field ?? []),
    read(reader, sink) {
      if (!reader.has(octets, expected)) return false;
      const at = reader.at;
      for (const cell of cells) {
        let word = 0;
        for (let i = 0; i < cell.octets; i++) word = word * 256 + reader.data[at + cell.octet + i]!;
        const value = Math.floor(word / cell.divisor) % cell.modulus;
        if (cell.field) sink.field(cell.field, value, 8 * at + cell.first, cell.width);
        else sink.reserved(value, 8 * at + cell.first, cell.width);
      }
      reader.at += octets;
      return true;
    },
    write(writer, pdu) {
      const out = new Uint8Array(octets);
      for (const cell of cells) {
        if (!cell.field) continue;
        const value = Number((pdu as AnyPdu)[cell.field.key] ?? 0);
        if (!(value >= 0 && value < cell.modulus)) throw new RangeError(`${value} does not fit the ${cell.width} bits of ${cell.field.key}`);
        let rest = value * cell.divisor;
        for (let i = cell.octets - 1; i >= 0; i--, rest = Math.floor(rest / 256)) out[cell.octet + i]! |= rest % 256;
      }
      writer.bytes(out);
    },
  };
}

function variable<K extends string>(f: Field, size: (left: number) => number, lead: number): Part<{ [P in K]: Uint8Array }> {
  return {
    fields: [f],
    read(reader, sink) {
      if (!reader.has(lead, `the length of ${f.title}`)) return false;
      const octets = lead > 0 ? reader.uint(lead) : size(reader.left);
      if (lead > 0) sink.mark('Length', String(octets), 8 * (reader.at - lead), 8 * lead);
      if (!reader.has(octets, f.title)) return false;
      const at = reader.at;
      sink.field(f, reader.take(octets), 8 * at, 8 * octets);
      return true;
    },
    write(writer, pdu) {
      const value = (pdu as AnyPdu)[f.key] as Uint8Array;
      if (lead > 0) writer.uint(value.length, lead);
      writer.bytes(value);
    },
  };
}

/** A field of `count` octets. */
export function octets<const K extends string>(key: K, count: number, title: string, show: Show = {}): Part<{ [P in K]: Uint8Array }> {
  return variable<K>(field(key, title, 8 * count, { type: 'bytes', ...show }), () => count, 0);
}

/** A field that takes the rest of the slice; with `when`, only if the fields before, or the octets left, say so. */
export function rest<const K extends string>(key: K, title: string, show?: Show): Part<{ [P in K]: Uint8Array }>;
export function rest<const K extends string>(key: K, title: string, show: Show, when: (pdu: AnyPdu, left: number) => boolean): Part<{ [P in K]?: Uint8Array }>;
export function rest(key: string, title: string, show: Show = {}, when: (pdu: AnyPdu, left: number) => boolean = () => true): Part<object> {
  const part = variable(field(key, title, null, show), (left) => left, 0);
  return {
    fields: part.fields,
    read: (reader, sink) => !when(sink.pdu, reader.left) || part.read(reader, sink),
    write: (writer, pdu) => (key in pdu ? part.write(writer, pdu as never) : undefined),
  };
}

/** Two readings of the same octets, told apart by one bit, the field `key` of both. */
export function byBit<const K extends string, A extends object, B extends object>(
  key: K,
  mask: number,
  set: Part<A>,
  clear: Part<B>,
): Part<{ [P in K]: number } & Partial<Omit<A, K>> & Partial<Omit<B, K>>> {
  return {
    fields: [...set.fields, ...clear.fields.filter((f) => f.key !== key)],
    read: (reader, sink) => (reader.left > 0 && (reader.data[reader.at]! & mask) !== 0 ? set : clear).read(reader, sink),
    write: (writer, pdu) => (pdu[key] ? set : clear).write(writer, pdu as never),
  };
}

/** One octet that counts, then as many octets. */
export function counted<const K extends string>(key: K, title: string, show: Show = {}): Part<{ [P in K]: Uint8Array }> {
  return variable<K>(field(key, title, null, show), () => 0, 1);
}

/**
 * Equal rows to the end of the slice, or as many as `count` says. `pick` chooses the layout of the rows by the fields
 * read before; -1 leaves the octets to the next part and the list empty. Rows have fields of fixed width, nothing reserved.
 */
export function list<const K extends string, const L extends readonly AnyLayout[]>(
  key: K,
  title: string,
  layouts: L,
  options: { pick?: (pdu: AnyPdu) => number; count?: (pdu: AnyPdu) => number } = {},
): Part<{ [P in K]: readonly PduOf<L[number]>[] }> {
  const columns = (layout: AnyLayout): Field[] => layout.flatMap((part) => part.fields.map((f) => ({ ...f, list: key })));
  const known = new Map(layouts.flatMap(columns).map((f) => [f.key, f]));
  const sizes = layouts.map((layout) => columns(layout).reduce((sum, f) => sum + (f.bits ?? 0), 0) / 8);
  if (!sizes.every((size) => size > 0 && Number.isInteger(size))) throw new Error(`rows of ${key} have ${sizes.join(', ')} octets`);
  return {
    fields: [...known.values()],
    read(reader, sink) {
      sink.list(key);
      const chosen = options.pick?.(sink.pdu) ?? 0;
      const layout = layouts[chosen];
      const size = sizes[chosen];
      if (!layout || !size) return true;
      const rows = options.count?.(sink.pdu) ?? Math.ceil(reader.left / size);
      if (!reader.has(rows * size, `${rows} x ${size} octets: ${title}`)) return false;
      for (let row = 0; row < rows; row++) {
        sink.openRow(key, `${title} ${row + 1}`, 8 * reader.at);
        for (const part of layout) part.read(reader, sink);
        sink.closeRow(8 * reader.at);
      }
      return true;
    },
    write(writer, pdu) {
      const layout = layouts[options.pick?.(pdu as AnyPdu) ?? 0] ?? [];
      for (const row of ((pdu as AnyPdu)[key] as readonly object[] | undefined) ?? []) for (const part of layout) part.write(writer, row as never);
    },
  };
}

/** The header that all TLVs of LLDP and VDP share (type 7 bits, length 9): a constant type, or one kept in the PDU. */
export function tlv(type: number): Part<object>;
export function tlv<const K extends string>(key: K, title: string, show: Show): Part<{ [P in K]: number }>;
export function tlv(type: number | string, title = 'Type', show: Show = {}): Part<object> {
  const f = typeof type === 'string' ? field(type, title, 7, show) : null;
  return {
    fields: f ? [f] : [],
    read(reader, sink) {
      if (!reader.has(2, 'a TLV header')) return false;
      const at = 8 * reader.at;
      const word = reader.uint(2);
      if (f) sink.field(f, word >> 9, at, 7);
      else sink.mark('Type', String(word >> 9), at, 7);
      sink.mark('Length', String(word & 0x1ff), at + 7, 9);
      return true;
    },
    write(writer, pdu) {
      writer.tlv();
      writer.uint((typeof type === 'number' ? type : Number((pdu as AnyPdu)[type])) << 9, 2);
    },
  };
}

/** A constant of `count` octets that the claimed key stands for: an OUI, a subtype, a protocol identifier. */
export function constant(value: number, count: number, label: string, text: string): Part<object> {
  return {
    fields: [],
    read(reader, sink) {
      if (!reader.has(count, label)) return false;
      sink.mark(label, text, 8 * reader.at, 8 * count);
      reader.at += count;
      return true;
    },
    write: (writer) => writer.uint(value, count),
  };
}

/** The octets that remain have no meaning: padding of a short frame. */
export function padding(): Part<object> {
  return {
    fields: [],
    read(reader, sink) {
      if (reader.left > 0) sink.mark('Padding', `${reader.left} octets`, 8 * reader.at, 8 * reader.left);
      reader.at = reader.limit;
      return true;
    },
    write() {},
  };
}
