import { count } from '../text/number.js';
import { MARKS } from './marks.js';
import { pad } from './pad.js';
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
      /** Bits of the last octet behind it. */
      shift: 8 * last - offset,
      modulus: 2 ** width,
    };
  });
  return {
    fields: cells.flatMap((cell) => cell.field ?? []),
    emit(code) {
      code.need(octets, JSON.stringify(expected));
      for (const cell of cells) {
        const value = bitsOf(cell);
        const bit = `8 * at + ${cell.first}`;
        if (cell.field) code.field(cell.field, value, bit, cell.width);
        else code.reserved(value, bit, cell.width);
      }
      code.advance(octets);
    },
    write(writer, pdu) {
      const out = new Uint8Array(octets);
      for (const cell of cells) {
        if (!cell.field) continue;
        const value = Number((pdu as AnyPdu)[cell.field.key] ?? 0);
        if (!(value >= 0 && value < cell.modulus)) throw new RangeError(`${value} does not fit the ${cell.width} bits of ${cell.field.key}`);
        let rest = value * 2 ** cell.shift;
        for (let i = cell.octets - 1; i >= 0; i--, rest = Math.floor(rest / 256)) out[cell.octet + i]! |= rest % 256;
      }
      writer.bytes(out);
    },
  };
}

/** The expression for some bits: `octet` is the first that they touch, of `octets`; `shift` bits of the last lie behind them. */
function bitsOf({ octet, octets, shift, width }: { octet: number; octets: number; shift: number; width: number }): string {
  const word = (from: number, to: number): string => {
    const all = Array.from({ length: to - from }, (_, i) => `d[at + ${from + i}]${i + 1 < to - from ? ` << ${8 * (to - from - 1 - i)}` : ''}`);
    return all.length === 1 ? all[0]! : `(${all.join(' | ')})`;
  };
  // Bit operations have 32 bits; five octets are touched by a field of more than 24 bits that begins within an octet.
  if (octets > 4) return `Math.floor((d[at + ${octet}] * 0x100000000 + (${word(octet + 1, octet + 5)} >>> 0)) / ${2 ** shift}) % ${2 ** width}`;
  const whole = `${word(octet, octet + octets)} >>> ${shift}`;
  return 8 * octets - shift === width ? whole : `(${whole}) & ${2 ** width - 1}`;
}

/** `size` is an expression, or asked of the fields before; with `lead`, that many octets before the field tell its size. */
function variable<K extends string>(f: Field, size: string | ((pdu: AnyPdu) => number), lead: number): Part<{ [P in K]: Uint8Array }> {
  return {
    fields: [f],
    emit(code) {
      code.line('{');
      if (lead > 0) {
        code.need(lead, JSON.stringify(`the length of ${f.title}`));
        code.line(`const size = d[at];`);
        code.mark(MARKS.length, 'size', '8 * at', 8);
        code.advance(1);
      } else code.line(`const size = ${typeof size === 'string' ? size : `${code.constant(size)}(pdu)`};`);
      code.need('size', JSON.stringify(f.title));
      code.field(f, 'd.subarray(at, at + size)', '8 * at', '8 * size');
      code.advance('size');
      code.line('}');
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
  return variable<K>(field(key, title, 8 * count, { type: 'bytes', ...show }), String(count), 0);
}

/** A field of as many octets as the fields before say. */
export function sized<const K extends string>(key: K, title: string, size: (pdu: AnyPdu) => number, show: Show = {}): Part<{ [P in K]: Uint8Array }> {
  return variable<K>(field(key, title, null, show), size, 0);
}

/** A field that takes the rest of the slice; with `when`, only if the fields before, or the octets left, say so. */
export function rest<const K extends string>(key: K, title: string, show?: Show): Part<{ [P in K]: Uint8Array }>;
export function rest<const K extends string>(key: K, title: string, show: Show, when: (pdu: AnyPdu, left: number) => boolean): Part<{ [P in K]?: Uint8Array }>;
export function rest(key: string, title: string, show: Show = {}, when: ((pdu: AnyPdu, left: number) => boolean) | null = null): Part<object> {
  const part = variable(field(key, title, null, show), 'limit - at', 0);
  return {
    fields: part.fields,
    emit(code) {
      if (when === null) return part.emit(code);
      code.line(`if (${code.constant(when)}(pdu, limit - at)) {`);
      part.emit(code);
      code.line('}');
    },
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
    emit(code) {
      code.line(`if (at < limit && (d[at] & ${mask}) !== 0) {`);
      set.emit(code);
      code.line('} else {');
      clear.emit(code);
      code.line('}');
    },
    write: (writer, pdu) => (pdu[key] ? set : clear).write(writer, pdu as never),
  };
}

/** One of two parts, as the fields read before say; both write alike. */
export function either<A extends object>(isFirst: (pdu: AnyPdu) => boolean, first: Part<A>, second: Part<A>): Part<A> {
  return {
    fields: first.fields,
    emit(code) {
      code.line(`if (${code.constant(isFirst)}(pdu)) {`);
      first.emit(code);
      code.line('} else {');
      second.emit(code);
      code.line('}');
    },
    write: (writer, pdu) => (isFirst(pdu as AnyPdu) ? first : second).write(writer, pdu),
  };
}

/** A part that is there when the fields before say so. */
export function optional<A extends object>(isThere: (pdu: AnyPdu) => boolean, part: Part<A>): Part<Partial<A>> {
  return {
    fields: part.fields,
    emit(code) {
      code.line(`if (${code.constant(isThere)}(pdu)) {`);
      part.emit(code);
      code.line('}');
    },
    write: (writer, pdu) => (isThere(pdu as AnyPdu) ? part.write(writer, pdu as A) : undefined),
  };
}

/** One octet that counts, then as many octets. */
export function counted<const K extends string>(key: K, title: string, show: Show = {}): Part<{ [P in K]: Uint8Array }> {
  return variable<K>(field(key, title, null, show), '', 1);
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
    emit(code) {
      code.list(key);
      const pick = options.pick ? `${code.constant(options.pick)}(pdu)` : '0';
      const count = options.count ? `${code.constant(options.count)}(pdu)` : null;
      code.line(`switch (${pick}) {`);
      for (const [i, layout] of layouts.entries()) {
        const size = sizes[i]!;
        code.line(`case ${i}: { const rows = ${count ?? `Math.ceil((limit - at) / ${size})`};`);
        code.need(`rows * ${size}`, `rows + ${JSON.stringify(` x ${size} octets: ${title}`)}`);
        code.rows(key, title, 'rows', size, () => layout.forEach((part) => part.emit(code)));
        code.line('break; }');
      }
      code.line('}');
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
    emit(code) {
      const word = 'd[at] << 8 | d[at + 1]';
      code.need(2, '"a TLV header"');
      if (f) code.field(f, 'd[at] >> 1', '8 * at', 7);
      else code.mark(MARKS.type, 'd[at] >> 1', '8 * at', 7);
      code.mark(MARKS.length, `(${word}) & 0x1ff`, '8 * at + 7', 9);
      code.advance(2);
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
    emit(code) {
      code.need(count, JSON.stringify(label));
      code.mark({ label, text: () => text }, value, '8 * at', 8 * count);
      code.advance(count);
    },
    write: (writer) => writer.uint(value, count),
  };
}

/** The octets that remain have no meaning: padding of a short frame. */
export function padding(): Part<object> {
  return {
    fields: [],
    emit: (code) => code.call((walk, layer, _, at) => {
      pad(walk, at, layer.end);
      walk.at = layer.end;
      return true;
    }),
    write() {},
  };
}
