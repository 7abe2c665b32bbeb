import type { Dissector } from '../dissect/types.js';
import type { Mark, NamedField, Rows } from '../dissect/visitor.js';

/** What a node of the tree is made of. */
export type NodeSource = Dissector | NamedField | Mark | Rows;

/** Numbers below this, the usual ones, are looked up in an array. */
const FEW = 256;

/** Lines of one node of the tree at one place, as far as they were made. */
export class KnownNode {
  readonly source: NodeSource;
  readonly depth: number;
  /** Where in its octets the node stands, and how wide it is; 0 for whole octets. */
  readonly shape: number;
  /** All of a line before what the node says, null where it is not wanted. */
  begin: Uint8Array | null = null;
  /** The node that came behind this one last time: mostly it does so again. */
  next: KnownNode = this;
  readonly #few: (Uint8Array | undefined)[] = [];
  readonly #many = new Map<number, Uint8Array>();

  constructor(source: NodeSource, depth: number, shape: number) {
    this.source = source;
    this.depth = depth;
    this.shape = shape;
  }

  is(source: NodeSource, depth: number, shape: number): boolean {
    return this.source === source && this.depth === depth && this.shape === shape;
  }

  /** The line of a node that holds `value`, if it was made. */
  line(value: number): Uint8Array | undefined {
    return value < FEW ? this.#few[value] : this.#many.get(value);
  }

  learn(value: number, line: Uint8Array): void {
    if (value >= FEW) return void this.#many.set(value, line);
    while (this.#few.length < value) this.#few.push(undefined);
    this.#few[value] = line;
  }
}
