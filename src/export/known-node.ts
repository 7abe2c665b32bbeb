import { octetsWriter, type WriteOctets } from '../dissect/present.js';
import type { Dissector, Field } from '../dissect/types.js';
import type { Mark, NamedField, Rows } from '../dissect/visitor.js';

/** What a node of the tree is made of. */
export type NodeSource = Dissector | NamedField | Mark | Rows;

/** Numbers below this, the usual ones, are looked up in an array. */
const FEW = 256;
/** A field of more bits holds too many numbers to remember a line of each. */
const FEW_BITS = 12;

function hasManyNumbers({ bits, show }: Field): boolean {
  return bits !== null && bits > FEW_BITS && show.values === undefined && show.text === undefined;
}

/** What is known of one node of the tree at one place, and its lines as far as they were made. */
export class KnownNode {
  readonly source: NodeSource;
  readonly depth: number;
  /** Where in its octets the node stands, and how wide it is; 0 for whole octets. */
  readonly shape: number;
  /** How its octets are written, if it has any. */
  readonly write: WriteOctets | null;
  /** True for a number that is shown as its digits and nothing else. */
  readonly isPlain: boolean;
  /** All of a line before what the node says, once it was wanted. */
  begin: Uint8Array | null = null;
  /** The node that came behind this one last time: mostly it does so again. */
  next: KnownNode = this;
  readonly #few: (Uint8Array | undefined)[] = [];
  readonly #many = new Map<number, Uint8Array>();

  constructor(source: NodeSource, depth: number, shape: number) {
    this.source = source;
    this.depth = depth;
    this.shape = shape;
    const field = 'field' in source ? source.field : null;
    this.write = field && octetsWriter(field);
    this.isPlain = field !== null && shape === 0 && hasManyNumbers(field);
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
