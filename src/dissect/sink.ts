import type { Field, Raw } from './types.js';

/** Where the parts of a layout put what they read. Positions are bits from the start of the frame. */
export interface Sink {
  /** The fields read so far: a count or a format may decide what follows. */
  readonly pdu: Record<string, unknown>;
  field(field: Field, value: Raw, bit: number, bits: number): void;
  reserved(value: number, bit: number, bits: number): void;
  /** Octets with a meaning that are no field: a TLV header, a constant, padding. */
  mark(label: string, text: string, bit: number, bits: number): void;
  list(key: string): void;
  openRow(key: string, title: string, bit: number): void;
  closeRow(bit: number): void;
  /** A carried layer: `scope` and `key` choose the dissector for [start, limit). True when that gave no fault. */
  child(scope: string, key: number, start: number, limit: number): boolean;
}
