import { writeNumber } from '../dissect/present.js';
import type { Dissector, Raw } from '../dissect/types.js';
import { rowLabel, type Mark, type NamedField, type Place, type Rows, type Visitor } from '../dissect/visitor.js';
import { TextBuffer, written } from '../text/text-buffer.js';
import { KnownNode, type NodeSource } from './known-node.js';
import { beginNodeLine, endNodeLine } from './node-line.js';

/** Lines that are remembered; when there are more, all are forgotten. */
const MOST_LINES = 1 << 14;
const NEWLINE = 0x0a;

/** 0 for whole octets: nothing of their line depends on where they stand. */
function shapeOf(bit: number, bits: number): number {
  return ((bit | bits) & 7) === 0 ? 0 : (bits << 3) | (bit & 7);
}

/**
 * Writes the tree of a frame as indented lines, while the frame is decoded; fields that are no whole octets show their bits
 * in place. What a line of a number looks like is worked out once.
 */
export class TreeWriter implements Visitor {
  #to = new TextBuffer(0);
  #data: Uint8Array = new Uint8Array();
  #depth = 0;
  readonly #nodes = new Map<NodeSource, KnownNode[]>();
  #last = new KnownNode({ name: '', title: '' }, 0, 0);
  /** The octets whose nodes are being written. */
  #learning: { readonly known: KnownNode; readonly word: number; readonly from: number } | null = null;
  #lines = 0;

  /** A frame comes, whose tree is written to `to`. */
  begin(to: TextBuffer, data: Uint8Array): this {
    this.#to = to;
    this.#data = data;
    this.#depth = 0;
    return this;
  }

  open(by: Dissector): void {
    const known = this.#find(by, 0);
    if (!this.#copy(known, 0)) this.#learn(known, 0, by.title, '', 0, 0);
    this.#depth++;
  }

  close(): void {
    this.#depth--;
  }

  openRow(rows: Rows, index: number): void {
    const known = this.#find(rows, 0);
    if (!this.#copy(known, index)) this.#learn(known, index, rowLabel(rows, index), '', 0, 0);
    this.#depth++;
  }

  closeRow(): void {
    this.#depth--;
  }

  knows(place: Place, word: number): boolean {
    const known = this.#find(place, 0);
    if (this.#copy(known, word)) return true;
    this.#learning = { known, word, from: this.#to.length };
    return false;
  }

  learnt(): void {
    const { known, word, from } = this.#learning!;
    this.#remember(known, word, from);
  }

  mark(mark: Mark, value: number, bit: number, bits: number): void {
    const known = this.#find(mark, shapeOf(bit, bits));
    if (!this.#copy(known, value)) this.#learn(known, value, mark.label, mark.text(value), bit, bits);
  }

  field(named: NamedField, value: Raw, bit: number, bits: number, pdu: Readonly<Record<string, unknown>>): void {
    const known = this.#find(named, shapeOf(bit, bits));
    const { field } = named;
    const to = this.#to;
    if (typeof value !== 'number') {
      this.#begin(known, field.title);
      const from = to.length;
      const { write, isOwnText } = known.octets!;
      write(to, value, pdu);
      if (isOwnText && to.length > from) to.octet(NEWLINE);
      else endNodeLine(to, from);
    } else if (known.isPlain) {
      this.#begin(known, field.title);
      to.decimal(value);
      to.octet(NEWLINE);
    } else if (!this.#copy(known, value)) {
      this.#learn(known, value, field.title, written((text) => writeNumber(text, field, value)), bit, bits);
    }
  }

  #begin(known: KnownNode, label: string): void {
    if (known.begin !== null) return this.#to.put(known.begin);
    const from = this.#to.length;
    beginNodeLine(this.#to, this.#depth, label, this.#data, 0, 0);
    known.begin = this.#to.octets.slice(from, this.#to.length);
  }

  /** False when there is no such line yet. */
  #copy(known: KnownNode, value: number): boolean {
    const line = known.line(value);
    if (line === undefined) return false;
    this.#to.put(line);
    return true;
  }

  #learn(known: KnownNode, value: number, label: string, text: string, bit: number, bits: number): void {
    const start = this.#to.length;
    beginNodeLine(this.#to, this.#depth, label, this.#data, bit, bits);
    const from = this.#to.length;
    this.#to.text(text);
    endNodeLine(this.#to, from);
    this.#remember(known, value, start);
  }

  /** What was written from the octet `from` on, lines of a node that holds `value`. */
  #remember(known: KnownNode, value: number, from: number): void {
    if (++this.#lines > MOST_LINES) this.#forget();
    known.learn(value, this.#to.octets.slice(from, this.#to.length));
  }

  #forget(): void {
    this.#lines = 0;
    this.#nodes.clear();
    this.#last.next = this.#last;
  }

  #find(source: NodeSource, shape: number): KnownNode {
    const { next } = this.#last;
    if (next.is(source, this.#depth, shape)) return (this.#last = next);
    let places = this.#nodes.get(source);
    if (places === undefined) this.#nodes.set(source, (places = []));
    let known = places.find((place) => place.is(source, this.#depth, shape));
    if (known === undefined) places.push((known = new KnownNode(source, this.#depth, shape)));
    this.#last.next = known;
    return (this.#last = known);
  }
}
