import type { Span } from './filter-error.js';

/** How a field is held against a value. `!=` is not among them: it is `not (… == …)`. */
export type Comparison = '==' | '<' | '<=' | '>' | '>=' | 'contains' | 'matches';

/** Octets of a value: `count` from `start` on, to its end where that is null; a negative start counts from the end. */
export interface Slice {
  readonly start: number;
  readonly count: number | null;
}

/** A field as it was written. */
export interface FieldUse extends Span {
  readonly name: string;
  readonly slice: Slice | null;
}

/** A value as it was written: what it means depends on the field. */
export interface Literal extends Span {
  readonly text: string;
  /** It stood in quotes; `text` is what was in them. */
  readonly isQuoted: boolean;
}

/** A value of a set, or all from `low` to `high`. */
export interface Member {
  readonly low: Literal;
  readonly high: Literal | null;
}

/** A filter as it was understood: its form, not yet its fields and types. */
export type Node =
  | { readonly kind: 'and' | 'or'; readonly terms: readonly Node[] }
  | { readonly kind: 'not'; readonly term: Node }
  | { readonly kind: 'present'; readonly field: FieldUse }
  | { readonly kind: 'compare'; readonly field: FieldUse; readonly by: Comparison; readonly to: Literal }
  | { readonly kind: 'in'; readonly field: FieldUse; readonly members: readonly Member[] };
