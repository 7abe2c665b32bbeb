import type { TreeNode } from '../model/decoded.js';
import { present } from './present.js';
import type { Dissector, Raw } from './types.js';
import { rowLabel, type Mark, type NamedField, type Rows, type Visitor } from './visitor.js';

/** Builds the tree of a frame. */
export class TreeBuilder implements Visitor {
  readonly roots: TreeNode[] = [];
  /** The layers that are open, and the children of the innermost. */
  readonly #open: { readonly by: Dissector; readonly above: TreeNode[] }[] = [];
  #nodes = this.roots;
  #outside = this.roots;

  open(by: Dissector, start: number, limit: number): void {
    this.#open.push({ by, above: this.#nodes });
    const children: TreeNode[] = [];
    this.#nodes.push({ name: by.name, label: by.title, text: '', value: null, bit: 8 * start, bits: 8 * (limit - start), children });
    this.#nodes = children;
  }

  close(): void {
    this.#nodes = this.#open.pop()!.above;
  }

  field({ name, field }: NamedField, value: Raw, bit: number, bits: number, pdu: Readonly<Record<string, unknown>>): void {
    const shown = present(field, value, pdu);
    this.#nodes.push({ name, label: field.title, text: shown.text, value: shown.value, bit, bits, children: [] });
  }

  knows(): boolean {
    return false;
  }

  learnt(): void {}

  mark({ label, text }: Mark, value: number, bit: number, bits: number): void {
    this.#nodes.push({ name: this.#open.at(-1)!.by.name, label, text: text(value), value: null, bit, bits, children: [] });
  }

  openRow(rows: Rows, index: number, bit: number, bits: number): void {
    const children: TreeNode[] = [];
    this.#nodes.push({ name: rows.name, label: rowLabel(rows, index), text: '', value: null, bit, bits, children });
    this.#outside = this.#nodes;
    this.#nodes = children;
  }

  closeRow(): void {
    this.#nodes = this.#outside;
  }
}
