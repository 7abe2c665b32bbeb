import type { Row } from './row.js';

/**
 * What a field holds. `word`: one of a few names that have no numbers; `layer`: only whether it is there; `duration`: nanoseconds;
 * `time`: nanoseconds from the origin of the capture.
 */
export type FieldType = 'uint' | 'bool' | 'enum' | 'word' | 'duration' | 'time' | 'mac' | 'ipv4' | 'ipv6' | 'uuid' | 'bytes' | 'text' | 'layer';

/** Names of numbers. */
export type Names = Readonly<Record<number, string>>;

/** Numbers (also of bool, enum, duration and time), texts (also of word), octets. */
export type Value = number | string | Uint8Array;

/** Whether a value passes. `names`: those of an enumeration in the layer that the value is of. */
export type Test = (value: Value, names?: Names) => boolean;

/**
 * What must be known before a field can be read. decoded: the layers of the frame; tracked: what the tracker made of it when it
 * came; story: what is certain only once the capture was read to its end.
 */
export type Need = 'decoded' | 'tracked' | 'story';

/** A field of the display filter: one entry of the table that filters, completion, `fields` and the documents share. */
export interface FilterField {
  readonly name: string;
  /** Other names: Wireshark's, and short ones. */
  readonly aliases: readonly string[];
  readonly title: string;
  readonly type: FieldType;
  /** Names of an enumeration's numbers; null where layers number differently, and for other types. */
  readonly names: Names | null;
  /** Every name that it can be compared with, in the order in which they are offered; empty where they are not known beforehand. */
  readonly words: readonly string[];
  /** Clauses of the standards; of derived fields what they are made of. */
  readonly spec: string;
  readonly isDerived: boolean;
  readonly needs: readonly Need[];
  /** Octets of a value that has always as many; null else. */
  readonly octets: number | null;
  /** What a number without a unit counts, in nanoseconds; of durations. */
  readonly unitNs: number | null;
  /** Calls `test` with each value of a row until one passes; whether one did. */
  some(row: Row, test: Test): boolean;
}
