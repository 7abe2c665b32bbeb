import type { Finding } from '../model/finding.js';
import type { Policy, Suppressed, Suppression } from '../model/policy.js';
import type { Confidence } from '../model/vsi.js';

/** The surest last. */
const CONFIDENCES: readonly Confidence[] = ['stale', 'inferred', 'confirmed'];

function covers({ rule, link, vsiid }: Suppression, finding: Finding): boolean {
  return rule === finding.rule && (link === null || link === finding.link) && (vsiid === null || vsiid === finding.vsiid);
}

/** Why the policy does not show a finding; null where it does. */
export function suppressionOf(finding: Finding, { suppressions, minConfidence }: Policy): string | null {
  if (CONFIDENCES.indexOf(finding.confidence) < CONFIDENCES.indexOf(minConfidence)) return `less sure than ${minConfidence}`;
  return suppressions.find((one) => covers(one, finding))?.reason ?? null;
}

/** What the policy does not show of `findings`, counted by rule and reason in the order in which they first came. */
export function suppressed(findings: readonly Finding[], policy: Policy): readonly Suppressed[] {
  const found = new Map<string, Suppressed>();
  for (const finding of findings) {
    const reason = suppressionOf(finding, policy);
    if (reason === null) continue;
    const key = `${finding.rule} ${reason}`;
    found.set(key, { rule: finding.rule, reason, count: (found.get(key)?.count ?? 0) + finding.count });
  }
  return [...found.values()];
}
