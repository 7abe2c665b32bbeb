import type { Severity } from '../../model/finding.js';

/** What a rule says of itself; own text, not from the wire. */
export interface RuleText {
  readonly title: string;
  readonly spec: string;
  readonly severity: Severity;
  readonly explain: { readonly why: string; readonly usual: readonly string[]; readonly try: readonly string[] };
}

/** The text of a rule; null for one that nobody knows. */
export type Explain = (rule: string) => RuleText | null;
