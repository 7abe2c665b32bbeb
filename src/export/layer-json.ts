import { fieldName } from '../dissect/fields.js';
import { octetsWriter, type OctetsWriter } from '../dissect/present.js';
import type { Dissector, Field } from '../dissect/types.js';
import type { Layer, Pdu } from '../model/decoded.js';
import { endJsonText } from '../text/safe.js';
import { encoded, type TextBuffer } from '../text/text-buffer.js';
import { enclose } from './enclose.js';

const [QUOTE, COMMA, END_OBJECT] = [0x22, 0x2c, 0x7d];
/** Heads that are remembered of each dissector; when there are more, all are forgotten. */
const MOST_HEADS = 4096;
/** Octets and parents below these fit one key of a head: those of all that can be a control frame on Ethernet. */
const [FEW_OCTETS, FEW_PARENTS] = [2048, 31];
/** Numbers below this, the usual ones, are remembered with the name in front of them. */
const FEW_NUMBERS = 256;

/** A member of the fields of a layer: a field, or a list with its columns by their key. `name` is `,"…":`. */
interface Member {
  readonly key: string;
  readonly name: Uint8Array;
  /** The name and a number, as far as they were made. */
  readonly numbers: (Uint8Array | undefined)[];
  readonly octets: OctetsWriter;
  readonly columns: ReadonlyMap<string, Member> | null;
}

function member(key: string, name: string, field: Field, columns: ReadonlyMap<string, Member> | null = null): Member {
  return { key, name: encoded(`,"${name}":`), numbers: [], octets: octetsWriter(field), columns };
}

/** In the order of the table, which is that of the octets. */
function membersOf(by: Dissector): Member[] {
  const members = new Map<string, Member>();
  const lists = new Map<string, Map<string, Member>>();
  for (const field of by.layout.flatMap((part) => part.fields)) {
    const { key, list } = field;
    if (list === null) {
      members.set(key, member(key, fieldName(by, field), field));
      continue;
    }
    const columns = lists.get(list) ?? new Map<string, Member>();
    if (columns.size === 0) {
      lists.set(list, columns);
      members.set(list, member(list, `${by.prefix}.${list}`, field, columns));
    }
    columns.set(key, member(key, fieldName(by, field), field));
  }
  return [...members.values()];
}

/** Writes the layers of one dissector as members of a list of JSON. */
export class LayerJson {
  readonly #name: string;
  readonly #heads = new Map<number, Uint8Array>();
  readonly #members: readonly Member[];

  constructor(by: Dissector) {
    this.#name = by.name;
    this.#members = membersOf(by);
  }

  write(to: TextBuffer, layer: Layer): void {
    to.put(this.#head(layer));
    this.writeFields(to, layer.pdu);
    to.octet(END_OBJECT);
  }

  /** The fields alone, by their public names. */
  writeFields(to: TextBuffer, pdu: Pdu): void {
    const from = to.length;
    for (const one of this.#members) this.#member(to, one, pdu[one.key], pdu);
    enclose(to, from, '{', '}');
  }

  /** What stands before the fields. */
  #head({ parent, start, end, complete, reserved }: Layer): Uint8Array {
    const isUsual = parent < FEW_PARENTS && end < FEW_OCTETS;
    const key = (((parent + 1) * FEW_OCTETS + start) * FEW_OCTETS + end) * 4 + (complete ? 2 : 0) + (reserved ? 1 : 0);
    const known = isUsual ? this.#heads.get(key) : undefined;
    if (known !== undefined) return known;
    const head = encoded(`,{"name":"${this.#name}","parent":${parent},"start":${start},"end":${end},"complete":${complete},"reserved":${reserved},"fields":`);
    if (!isUsual) return head;
    if (this.#heads.size >= MOST_HEADS) this.#heads.clear();
    this.#heads.set(key, head);
    return head;
  }

  #member(to: TextBuffer, one: Member, value: unknown, pdu: Pdu): void {
    if (typeof value === 'number') return this.#number(to, one, value);
    if (value === undefined) return;
    const { name, octets, columns } = one;
    to.put(name);
    if (columns !== null) return this.#rows(to, columns, value as readonly Pdu[], pdu);
    to.octet(QUOTE);
    const from = to.length;
    octets.write(to, value as Uint8Array, pdu);
    if (octets.isOwnText) to.octet(QUOTE);
    else endJsonText(to, from);
  }

  #number(to: TextBuffer, { name, numbers }: Member, value: number): void {
    const known = numbers[value];
    if (known !== undefined) return to.put(known);
    const from = to.length;
    to.put(name);
    to.decimal(value);
    if (value >= FEW_NUMBERS) return;
    while (numbers.length < value) numbers.push(undefined);
    numbers[value] = to.octets.slice(from, to.length);
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
