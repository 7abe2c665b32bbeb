import { fieldName } from '../dissect/fields.js';
import { octetsWriter, type OctetsWriter } from '../dissect/present.js';
import type { Dissector } from '../dissect/types.js';
import type { Layer, Pdu } from '../model/decoded.js';
import { endJsonText } from '../text/safe.js';
import { encoded, type TextBuffer } from '../text/text-buffer.js';
import { enclose } from './enclose.js';

const START = encoded(',"start":');
const END = encoded(',"end":');
const [QUOTE, COMMA, END_OBJECT] = [0x22, 0x2c, 0x7d];
/** By whether the layer is complete (2) and whether reserved bits are set (1). */
const FLAGS = [0, 1, 2, 3].map((flags) => encoded(`,"complete":${flags >= 2},"reserved":${flags % 2 === 1},"fields":`));

/** A member of the fields of a layer: a field, or a list with its columns by their key. `name` is `,"…":`. */
interface Member {
  readonly key: string;
  readonly name: Uint8Array;
  readonly octets: OctetsWriter;
  readonly columns: ReadonlyMap<string, Member> | null;
}

function memberName(name: string): Uint8Array {
  return encoded(`,"${name}":`);
}

/** In the order of the table, which is that of the octets. */
function membersOf(by: Dissector): Member[] {
  const members = new Map<string, Member>();
  const lists = new Map<string, Map<string, Member>>();
  for (const field of by.layout.flatMap((part) => part.fields)) {
    const { key, list } = field;
    if (list === null) {
      members.set(key, { key, name: memberName(fieldName(by, field)), octets: octetsWriter(field), columns: null });
      continue;
    }
    const columns = lists.get(list) ?? new Map<string, Member>();
    if (columns.size === 0) {
      lists.set(list, columns);
      members.set(list, { key: list, name: memberName(`${by.prefix}.${list}`), octets: octetsWriter(field), columns });
    }
    columns.set(key, { key, name: memberName(fieldName(by, field)), octets: octetsWriter(field), columns: null });
  }
  return [...members.values()];
}

/** Writes the layers of one dissector as members of a list of JSON. */
export class LayerJson {
  readonly #head: Uint8Array;
  readonly #members: readonly Member[];

  constructor(by: Dissector) {
    this.#head = encoded(`,{"name":"${by.name}","parent":`);
    this.#members = membersOf(by);
  }

  write(to: TextBuffer, { parent, start, end, complete, reserved, pdu }: Layer): void {
    to.put(this.#head);
    to.decimal(parent);
    to.put(START);
    to.decimal(start);
    to.put(END);
    to.decimal(end);
    to.put(FLAGS[(complete ? 2 : 0) + (reserved ? 1 : 0)]!);
    const from = to.length;
    for (const one of this.#members) this.#member(to, one, pdu[one.key], pdu);
    enclose(to, from, '{', '}');
    to.octet(END_OBJECT);
  }

  #member(to: TextBuffer, { name, octets, columns }: Member, value: unknown, pdu: Pdu): void {
    if (value === undefined) return;
    to.put(name);
    if (typeof value === 'number') to.decimal(value);
    else if (columns === null) {
      to.octet(QUOTE);
      const from = to.length;
      octets.write(to, value as Uint8Array, pdu);
      if (octets.isOwnText) to.octet(QUOTE);
      else endJsonText(to, from);
    } else this.#rows(to, columns, value as readonly Pdu[], pdu);
  }

  /** Rows have their columns in the order of the octets, which differs from format to format. */
  #rows(to: TextBuffer, columns: ReadonlyMap<string, Member>, rows: readonly Pdu[], pdu: Pdu): void {
    const list = to.length;
    for (const row of rows) {
      to.octet(COMMA);
      const from = to.length;
      for (const key in row) this.#member(to, columns.get(key)!, row[key], pdu);
      enclose(to, from, '{', '}');
    }
    enclose(to, list, '[', ']');
  }
}
