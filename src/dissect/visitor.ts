import type { Dissector, Field, Raw } from './types.js';

/** A field with the public name that it has in its dissector. */
export interface NamedField {
  readonly name: string;
  readonly field: Field;
}

/** What octets that are no field mean: a TLV header, a constant, padding. */
export interface Mark {
  readonly label: string;
  /** What is said of them, by the number that they hold, or that counts them. */
  readonly text: (value: number) => string;
}

/** The rows of a list: its public name, and the title of a row without its number. */
export interface Rows {
  readonly name: string;
  readonly title: string;
}

/** Octets in the table of a dissector. */
export interface Place {
  readonly octets: number;
}

/** The title of the row `index`, from 0. */
export function rowLabel({ title }: Rows, index: number): string {
  return `${title} ${index + 1}`;
}

/**
 * Who wants to see every bit of a frame while it is decoded. Positions are bits from the start of the frame. A field, mark,
 * list or place is the same object each time.
 */
export interface Visitor {
  /** A layer begins at the octet `start`; what is told until its `close` belongs to it. */
  open(by: Dissector, start: number, limit: number): void;
  close(): void;
  /** `pdu` holds the fields of the layer that were read so far. */
  field(named: NamedField, value: Raw, bit: number, bits: number, pdu: Readonly<Record<string, unknown>>): void;
  /**
   * Octets with several fields and marks in them, which hold `word`. True when the visitor knows what they say: it is not
   * shown then. Else it is, and `learnt` follows.
   */
  knows(place: Place, word: number): boolean;
  learnt(): void;
  mark(mark: Mark, value: number, bit: number, bits: number): void;
  /** The row `index` of a list, from 0; its fields follow. */
  openRow(rows: Rows, index: number, bit: number, bits: number): void;
  closeRow(): void;
}
