import type { TreeNode } from '../model/decoded.js';
import { fieldName } from './fields.js';
import { PduSink } from './pdu-sink.js';
import { present } from './present.js';
import type { Sink } from './sink.js';
import type { Dissector, Field, Raw } from './types.js';

/** Collects the tree of one layer beside its PDU. */
export class TreeSink extends PduSink {
  readonly #by: Dissector;
  readonly #top: TreeNode[];
  #nodes: TreeNode[];
  #row: { title: string; list: string; bit: number } | null = null;

  constructor(by: Dissector, child: Sink['child'], nodes: TreeNode[]) {
    super(child);
    this.#by = by;
    this.#top = nodes;
    this.#nodes = nodes;
  }

  override field(field: Field, value: Raw, bit: number, bits: number): void {
    super.field(field, value, bit, bits);
    const shown = present(field, value, this.pdu);
    const name = fieldName(this.#by, field, this.#row?.list ?? null);
    this.#nodes.push({ name, label: field.title, text: shown.text, value: shown.value, bit, bits, children: [] });
  }

  override reserved(value: number, bit: number, bits: number): void {
    super.reserved(value, bit, bits);
    this.mark('Reserved', value === 0 ? '0' : `0x${value.toString(16)} (not zero)`, bit, bits);
  }

  override mark(label: string, text: string, bit: number, bits: number): void {
    this.#nodes.push({ name: this.#by.name, label, text, value: null, bit, bits, children: [] });
  }

  override openRow(key: string, title: string, bit: number): void {
    super.openRow(key, title, bit);
    this.#row = { title, list: key, bit };
    this.#nodes = [];
  }

  override closeRow(bit: number): void {
    super.closeRow(bit);
    const row = this.#row!;
    const name = `${this.#by.prefix}.${row.list}`;
    this.#top.push({ name, label: row.title, text: '', value: null, bit: row.bit, bits: bit - row.bit, children: this.#nodes });
    this.#nodes = this.#top;
    this.#row = null;
  }
}
