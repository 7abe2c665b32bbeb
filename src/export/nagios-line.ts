import type { Finding, Severity } from '../model/finding.js';
import { count } from '../text/number.js';
import { safe } from '../text/safe.js';
import type { Outcome } from './outcome.js';

/** The exit statuses of a monitoring plugin, as Nagios and Icinga read them. */
export const NAGIOS = { OK: 0, WARNING: 1, CRITICAL: 2, UNKNOWN: 3 } as const;

export type NagiosState = keyof typeof NAGIOS;

/** Ranked: the later the graver. */
const RANK: readonly Severity[] = ['note', 'warning', 'security', 'error'];

/** The gravest of the findings, the first one of that kind. */
function gravest(findings: readonly Finding[]): Finding | undefined {
  return findings.reduce<Finding | undefined>((worst, one) => (worst && RANK.indexOf(worst.severity) >= RANK.indexOf(one.severity) ? worst : one), undefined);
}

/** Critical from `failOn` on, a warning from warnings on; unknown where the input could not be read whole and nothing is critical. */
export function nagiosState({ damaged, summary }: Outcome, findings: readonly Finding[], failOn: Severity | 'never'): NagiosState {
  const rank = RANK.indexOf(gravest(findings)?.severity ?? 'note');
  if (failOn !== 'never' && findings.length > 0 && rank >= RANK.indexOf(failOn)) return 'CRITICAL';
  if (damaged || summary.controlFrames === 0) return 'UNKNOWN';
  return rank >= RANK.indexOf('warning') ? 'WARNING' : 'OK';
}

function performance({ summary, frames, findings }: Outcome): string {
  const { error, security, warning, note } = findings;
  const values = { error, security, warning, note, links: summary.links, vsis: summary.vsis, control_frames: summary.controlFrames, frames };
  return Object.entries(values).map(([name, value]) => `${name}=${value}`).join(' ');
}

/** The one line of a monitoring plugin: state, what is gravest, and the counts as performance data. */
export function nagiosLine(outcome: Outcome, findings: readonly Finding[], state: NagiosState): string {
  const { error, security, warning } = outcome.findings;
  const counts = [count(error, 'error'), security > 0 ? count(security, 'security finding') : '', count(warning, 'warning')].filter((text) => text !== '').join(', ');
  const first = gravest(findings);
  const silent = outcome.summary.controlFrames === 0 ? ', no control frames' : '';
  const told = first ? `, ${first.rule} ${first.message} (${first.count}x, ${first.link})` : silent;
  // A bar would begin the performance data.
  return `EVBSCOPE ${state} - ${safe(counts + told).replaceAll('|', '/')} | ${performance(outcome)}`;
}
