import type { Severity } from './finding.js';
import type { Confidence } from './vsi.js';

/** Findings that an operator does not want to see, and why. */
export interface Suppression {
  readonly rule: string;
  /** Name of the link, null for every one. */
  readonly link: string | null;
  /** 32 hex digits, null for every VSI and for what is about none. */
  readonly vsiid: string | null;
  readonly reason: string;
}

/** What an operator decided about rules and their findings. */
export interface Policy {
  /** Rules that do not run. */
  readonly disabled: ReadonlySet<string>;
  /** Severities that take the place of the rules' own. */
  readonly severities: ReadonlyMap<string, Severity>;
  /** Findings less sure than that are not shown. */
  readonly minConfidence: Confidence;
  readonly suppressions: readonly Suppression[];
  /** How long a migration may take before it is a finding (LAT-07). */
  readonly migrationGapNs: number;
}

/** Findings of a rule that are not shown. */
export interface Suppressed {
  readonly rule: string;
  readonly reason: string;
  /** Occurrences. */
  readonly count: number;
}

/** Everything is shown as the rules have it. */
export const NO_POLICY: Policy = { disabled: new Set(), severities: new Map(), minConfidence: 'stale', suppressions: [], migrationGapNs: 1e9 };
