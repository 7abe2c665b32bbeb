/**
 * A fault found while decoding: something ran past the slice it was given, or did not fill it as it must.
 * Offsets and sizes are octets; `at` counts from the start of the frame.
 */
export interface Fault {
  /** short: it wants more than its slice has; excess: its slice holds more; missing: what must end it is not there. */
  readonly kind: 'short' | 'excess' | 'missing';
  /** The layer that could not be read to its end. */
  readonly layer: string;
  readonly at: number;
  /** Octets that the structure wants. */
  readonly need: number;
  /** Octets that are there. */
  readonly have: number;
  /** Where the slice ends that the structure had to stay in, as an offset in the frame. */
  readonly limit: number;
  /** What was expected, as a sentence without its end. */
  readonly expected: string;
}

/** A typed PDU: what a dissector's table names, and nothing else. */
export type Pdu = Readonly<Record<string, unknown>>;

/** One layer of a frame, outermost first; a TLV is a layer of its own. */
export interface Layer {
  /** The dissector's name: `eth`, `lldp`, `evb`, `vdp.assoc` … */
  readonly name: string;
  /** First octet, and the one after the last, as offsets in the frame. */
  readonly start: number;
  readonly end: number;
  /** Position in the frame's layers of the layer that carries this one; -1 for the outermost. */
  readonly parent: number;
  readonly pdu: Pdu;
  /** True when a reserved bit of this layer is set. */
  readonly reserved: boolean;
  /** False when it ended early, by a fault or by the snap length; its PDU then holds only the fields before that. */
  readonly complete: boolean;
  /** What is wrong with this layer, null when nothing is. */
  readonly fault: Fault | null;
}

/** A decoded frame. Faults are values; the layers before a fault stay. */
export interface Decoded {
  readonly layers: readonly Layer[];
  readonly faults: readonly Fault[];
  /** True when a snap length, or what mirrored the frame, cut it before its end: never a length fault. */
  readonly truncated: boolean;
}

/** A node of the tree that is shown for a layer. Positions are bits from the start of the frame. */
export interface TreeNode {
  /** Public field name (`evb.rrcap`) or the layer's name. */
  readonly name: string;
  readonly label: string;
  /** The value as a person reads it, not yet sanitized. */
  readonly text: string;
  readonly value: FieldValue | null;
  readonly bit: number;
  readonly bits: number;
  readonly children: readonly TreeNode[];
}

/** The value of a field in JSON and filters. */
export type FieldValue = number | string;

/** What is published of a field: filters, JSON and documentation use its name. */
export interface FieldInfo {
  readonly name: string;
  readonly title: string;
  readonly type: 'uint' | 'bool' | 'enum' | 'mac' | 'bytes' | 'text' | 'ipv4' | 'ipv6' | 'uuid';
  /** Names of the values of an enumeration; null where the layers that define it number them differently. */
  readonly values: Readonly<Record<number, string>> | null;
  /** The names in each such layer, by its name (`vdp.type`: ratified 1 to 4, draft 0 to 3); else null. */
  readonly valuesByLayer: Readonly<Record<string, Readonly<Record<number, string>>>> | null;
  /** Clauses of the standards that define it. */
  readonly spec: string;
  /** The correct Wireshark name, where there is one. */
  readonly alias: string | null;
}
