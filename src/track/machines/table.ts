import type { Cause, Generation, Side, VsiState } from '../../model/vsi.js';

/** What moves a VSI machine, seen on the wire or implied by a timer. */
export type Trigger =
  | 'request preassoc'
  | 'request assoc'
  | 'request deassoc'
  | 'keep-alive'
  | 'success preassoc'
  | 'success assoc'
  | 'success deassoc'
  | 'refused'
  | 'kept'
  | 'mismatch'
  | 'unsolicited'
  | 'no answer'
  | 'silence';

/** What the station asks for, and that the bridge grants it. */
export const REQUEST = { preassoc: 'request preassoc', assoc: 'request assoc', deassoc: 'request deassoc' } as const;
export const SUCCESS = { preassoc: 'success preassoc', assoc: 'success assoc', deassoc: 'success deassoc' } as const;

/** A row: in one of the states `from`, `on` moves the machine `to`. */
export interface Row {
  readonly from: readonly VsiState[];
  readonly on: Trigger;
  readonly to: VsiState;
  readonly cause: Cause;
}

/** A transition table. What no row names changes nothing. */
export interface Machine {
  readonly side: Side;
  readonly generation: Generation;
  readonly title: string;
  readonly spec: string;
  readonly rows: readonly Row[];
}

/** The states in which a VSI is not there (any more, or yet). */
export const ABSENT: readonly VsiState[] = ['UNKNOWN', 'UNASSOCIATED', 'EXIT'];
export const SETTLED: readonly VsiState[] = ['PREASSOCIATED', 'ASSOCIATED'];
export const PROCESSING: readonly VsiState[] = ['PREASSOC_PROCESSING', 'ASSOC_PROCESSING', 'DEASSOC_PROCESSING'];
export const PRESENT: readonly VsiState[] = [...SETTLED, ...PROCESSING];

/** The rows of a machine by state and trigger; of several that fit the first. */
export class Steps {
  readonly #rows = new Map<VsiState, Map<Trigger, Row>>();

  constructor({ rows }: Machine) {
    for (const row of rows) for (const from of row.from) this.#enter(from, row);
  }

  /** The row that applies, or null when the trigger changes nothing in that state. */
  of(from: VsiState, on: Trigger): Row | null {
    return this.#rows.get(from)?.get(on) ?? null;
  }

  #enter(from: VsiState, row: Row): void {
    let rows = this.#rows.get(from);
    if (!rows) this.#rows.set(from, (rows = new Map()));
    if (!rows.has(row.on)) rows.set(row.on, row);
  }
}
