import type { Severity } from '../model/finding.js';
import { NO_POLICY, type Policy, type Suppression } from '../model/policy.js';
import type { Confidence } from '../model/vsi.js';
import { RULES } from '../rules/index.js';
import { parseDuration } from '../text/duration.js';
import { nearest } from '../text/nearest.js';
import type { Config } from './config.js';
import { UsageError } from './usage-error.js';

const SEVERITY_NAMES: readonly string[] = ['error', 'security', 'warning', 'note'] satisfies readonly Severity[];

/** What the command line says of rules; it has the last word. */
export interface PolicyOptions {
  /** Of `--disable`: ids, several with commas between them. */
  readonly disabled: readonly string[];
  /** Of `--severity`: `ID=SEVERITY`. */
  readonly severities: readonly string[];
  readonly minConfidence: Confidence | null;
  /** Of `--migration-gap`. */
  readonly migrationGap: string | null;
}

/** The id of a rule, however it is written; throws UsageError that begins with `where`. */
function ruleId(text: string, where: string): string {
  const id = text.toUpperCase();
  if (RULES.some((rule) => rule.id === id)) return id;
  const meant = nearest(id, RULES.map((rule) => rule.id));
  throw new UsageError(`${where}no rule ${text}${meant === null ? '' : `, did you mean ${meant}?`}; evbscope rules lists them`);
}

function severity(text: string, where: string): Severity {
  if (SEVERITY_NAMES.includes(text)) return text as Severity;
  throw new UsageError(`${where}no severity ${text}: ${SEVERITY_NAMES.join(', ')}`);
}

function migrationGapNs(text: string | null): number {
  const ns = text === null ? NO_POLICY.migrationGapNs : parseDuration(text);
  if (ns === null) throw new UsageError(`--migration-gap wants a time such as 500ms or 2s, not ${text}`);
  return ns;
}

/** The rules as the configuration and then the command line want them; throws UsageError for rules and severities that there are not. */
export function policyOf(config: Config, options: PolicyOptions): Policy {
  const disabled = new Set<string>();
  const severities = new Map<string, Severity>();
  for (const { rule, value, where } of config.rules) {
    const id = ruleId(rule, where);
    if (value === 'off') disabled.add(id);
    else severities.set(id, severity(value, where));
  }
  for (const text of options.severities) {
    const [rule, value] = text.split('=');
    if (value === undefined) throw new UsageError(`--severity wants ID=SEVERITY, such as ECP-05=note, not ${text}`);
    const id = ruleId(rule!, '--severity: ');
    severities.set(id, severity(value, '--severity: '));
    disabled.delete(id);
  }
  for (const rule of options.disabled.flatMap((text) => text.split(','))) disabled.add(ruleId(rule, '--disable: '));
  const suppressions = config.suppressions.map(({ where, ...rest }): Suppression => ({ ...rest, rule: ruleId(rest.rule, where) }));
  return { disabled, severities, minConfidence: options.minConfidence ?? 'stale', suppressions, migrationGapNs: migrationGapNs(options.migrationGap) };
}
