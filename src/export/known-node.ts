import { octetsWriter, type OctetsWriter } from '../dissect/present.js';
import type { Dissector, Field } from '../dissect/types.js';
import type { Mark, NamedField, Place, Rows } from '../dissect/visitor.js';

/** What a node of the tree is made of; a place stands for the nodes of all that is in its octets. */
export type NodeSource = Dissector | NamedField | Mark | Rows | Place;

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
  readonly octets: OctetsWriter | null;
  /** True for a number that is shown as its digits and nothing else. */
  readonly isPlain: boolean;
  /** All of a line before what the node says, once it was wanted. */
  begin: Uint8Array | null = null;
  /** The node that came behind this one last time: mostly it does so again. */
  next: KnownNode = this;
  readonly #few: (Uint8Array | undefined)[] = [];
  readonly #many = new Map<number, Uint8Array>();
  /** The number and the line that `#many` was asked for last. */
  #value = -1;
  #line: Uint8Array | undefined;

  constructor(source: NodeSource, depth: number, shape: number) {
    this.source = source;
    this.depth = depth;
    this.shape = shape;
    const field = 'field' in source ? source.field : null;
    this.octets = field && octetsWriter(field);
    this.isPlain = field !== null && shape === 0 && hasManyNumbers(field);
  }

  is(source: NodeSource, depth: number, shape: number): boolean {
    return this.source === source && this.depth === depth && this.shape === shape;
  }

  /** The line of a node that holds `value`, if it was made. */
  line(value: number): Uint8Array | undefined {
    if (value < FEW) return this.#few[value];
    if (value !== this.#value) {
      this.#line = this.#many.get(value);
      this.#value = value;
    }
    return this.#line;
  }

  learn(value: number, line: Uint8Array): void {
    this.#value = -1;
    if (value >= FEW) return void this.#many.set(value, line);
    while (this.#few.length < value) this.#few.push(undefined);
    this.#few[value] = line;
  }
}
