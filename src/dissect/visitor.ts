import type { Dissector, Field, Raw } from './types.js';

/** A field with the public name that it has in its dissector. */
export interface NamedField {
  readonly name: string;
  readonly field: Field;
}

/** Who wants to see every bit of a frame while it is decoded. Positions are bits from the start of the frame. */
export interface Visitor {
  /** A layer begins at the octet `start`; what is told until its `close` belongs to it. */
  open(by: Dissector, start: number, limit: number): void;
  close(): void;
  /** `pdu` holds the fields of the layer that were read so far. */
  field(named: NamedField, value: Raw, bit: number, bits: number, pdu: Readonly<Record<string, unknown>>): void;
  reserved(value: number, bit: number, bits: number): void;
  /** Octets with a meaning that are no field: a TLV header, a constant, padding. */
  mark(label: string, text: string, bit: number, bits: number): void;
  /** A row of a list, of which `name` is the public name; its fields follow. */
  openRow(name: string, title: string, bit: number, bits: number): void;
  closeRow(): void;
}
