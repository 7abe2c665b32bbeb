import type { Outcome } from '../export/outcome.js';
import type { AnalysisOptions } from '../model/analysis.js';
import type { Finding, Severity } from '../model/finding.js';
import type { Context } from './context.js';
import type { Capture } from './read-capture.js';

/** How to analyse for findings: each occurrence is kept when all are shown, or when a range of time has to choose among them. */
export function findingOptions(context: Context): AnalysisOptions {
  return { allFindings: context.has('all') || context.window.isLimited };
}

/** One finding per (rule, link, channel, VSI), with the sum of the counts and the evidence of the first. */
function merged(findings: readonly Finding[]): readonly Finding[] {
  const found = new Map<string, Finding>();
  for (const finding of findings) {
    const key = JSON.stringify([finding.rule, finding.link, finding.channel, finding.vsiid]);
    const first = found.get(key);
    found.set(key, first ? { ...first, count: first.count + finding.count } : finding);
  }
  return [...found.values()];
}

function findingsInWindow(context: Context, { analysis }: Capture): readonly Finding[] {
  if (!context.window.isLimited) return analysis.findings();
  const findings = analysis.findings().filter(({ timeNs }) => context.window.includes(timeNs));
  return context.has('all') ? findings : merged(findings);
}

/** The findings that `--from`, `--to`, `--all` and `-Y` leave. */
export function shownFindings(context: Context, capture: Capture): readonly Finding[] {
  const findings = findingsInWindow(context, capture);
  const { filter } = context;
  return filter === null ? findings : findings.filter((finding) => filter.matches(capture.rows.ofFinding(finding)));
}

/** What a run came to, counting each occurrence of the findings that are shown. */
export function outcome(context: Context, capture: Capture, findings: readonly Finding[]): Outcome {
  const counts: Record<Severity, number> = { error: 0, warning: 0, note: 0, security: 0 };
  for (const { severity, count } of findings) counts[severity] += count;
  const { analysis, timebase, frames, damaged } = capture;
  const interfaces = context.values('interface').join(', ');
  return { summary: analysis.summary(), timebase, frames, files: interfaces === '' ? context.files : [interfaces], damaged, findings: counts };
}
