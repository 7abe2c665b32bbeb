import type { Sink } from './sink.js';
import type { Field, Raw } from './types.js';

type Row = Record<string, unknown>;

/** Collects the typed PDU of one layer. */
export class PduSink implements Sink {
  readonly pdu: Row = {};
  readonly child: Sink['child'];
  hasReserved = false;
  #row: Row = this.pdu;

  constructor(child: Sink['child']) {
    this.child = child;
  }

  field(field: Field, value: Raw, _bit: number, _bits: number): void {
    this.#row[field.key] = value;
  }

  reserved(value: number, _bit: number, _bits: number): void {
    if (value !== 0) this.hasReserved = true;
  }

  mark(_label: string, _text: string, _bit: number, _bits: number): void {}

  list(key: string): void {
    this.pdu[key] = [];
  }

  openRow(key: string, _title: string, _bit: number): void {
    this.#row = {};
    (this.pdu[key] as Row[]).push(this.#row);
  }

  closeRow(_bit: number): void {
    this.#row = this.pdu;
  }
}
