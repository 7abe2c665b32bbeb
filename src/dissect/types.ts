import type { FieldInfo } from '../model/decoded.js';
import type { TextBuffer } from '../text/text-buffer.js';
import type { Code } from './code.js';
import type { Writer } from './writer.js';

/** What a field holds in a PDU: a number up to 32 bits, or a view of octets. */
export type Raw = number | Uint8Array;

export type WriteOctets = (to: TextBuffer, octets: Uint8Array, pdu: Readonly<Record<string, unknown>>) => void;

/** How a field is shown. */
export interface Show {
  readonly type?: FieldInfo['type'];
  /** The names of a number's values. */
  readonly values?: Readonly<Record<number, string>>;
  /** The text of a number, by nothing else: who has asked may remember it. */
  readonly text?: (value: number) => string;
  /** Writes the text of octets (not yet sanitized), which may depend on the fields before them. */
  readonly write?: WriteOctets;
  /** True when `write` writes none of the octets as the text that they may be: it never has to be sanitized. */
  readonly isOwnText?: boolean;
  /** The time in nanoseconds that a number stands for. */
  readonly ns?: (value: number) => number;
  readonly alias?: string;
}

/** A field of a layout: `key` in the PDU; its public name is the dissector's prefix and the key. */
export interface Field {
  readonly key: string;
  readonly title: string;
  readonly show: Show;
  /** Width in bits, null for a field of variable length. */
  readonly bits: number | null;
  /** Key of the list that this field is a column of, null outside lists. */
  readonly list: string | null;
}

/** A piece of a layout. `T` is what it adds to the typed PDU. */
export interface Part<T extends object = object> {
  readonly fields: readonly Field[];
  /** Adds to the code that reads a layer what reads this part. */
  emit(code: Code): void;
  /** Writes itself from the PDU. */
  write(writer: Writer, pdu: T): void;
}

type Layout = readonly Part<never>[];
type Intersection<U> = (U extends unknown ? (u: U) => void : never) extends (i: infer I) => void ? I : never;
type PartType<P> = P extends Part<infer T> ? T : never;
type Flat<T> = { readonly [K in keyof T]: T[K] };

/** The typed PDU of a layout; of several layouts, any of theirs. */
export type PduOf<L extends Layout> = L extends unknown ? Flat<Intersection<PartType<L[number]>>> : never;

/** The keys a dissector claims: scope (`ethertype`, `lldp.org` …) and the numbers there, or what nobody else claims. */
export type Claims = Readonly<Record<string, readonly number[] | 'other'>>;

/** A protocol, or one of its TLVs, as one table. */
export interface Dissector<T extends object = object> {
  /** Name of its layer. */
  readonly name: string;
  /** Prefix of its public field names. */
  readonly prefix: string;
  readonly title: string;
  /** The clause that defines it. */
  readonly spec: string;
  readonly on: Claims;
  readonly layout: Layout;
  /** Turns down a slice that bears a claimed number but is somebody else's protocol. */
  readonly accepts: ((octets: Uint8Array, at: number, limit: number) => boolean) | null;
  /** Only for inference. */
  readonly pdu?: T;
}

/** A layer to encode: a dissector, its PDU, and the layers it carries. */
export interface LayerSpec {
  readonly dissector: Dissector;
  readonly pdu: object;
  readonly children: readonly LayerSpec[];
}
