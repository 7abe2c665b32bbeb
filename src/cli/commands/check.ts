import { findingGroups } from '../../export/finding-groups.js';
import { findingJson } from '../../export/finding-json.js';
import { findingLine } from '../../export/finding-line.js';
import { NAGIOS, nagiosLine, nagiosState } from '../../export/nagios-line.js';
import { summaryJson } from '../../export/summary-json.js';
import { summaryText } from '../../export/summary-text.js';
import type { Finding, Severity } from '../../model/finding.js';
import { hex } from '../../text/mac.js';
import { jsonLine } from '../../text/safe.js';
import { timeFormatter } from '../../text/time.js';
import { vsiidText } from '../../text/vsi-id.js';
import type { Context } from '../context.js';
import { EXIT, type ExitStatus } from '../exit.js';
import { readCapture, type Capture } from '../read-capture.js';
import { findingOptions, outcome, shownFindings } from '../shown-findings.js';

const RANK: readonly Severity[] = ['note', 'warning', 'security', 'error'];

function printJson(context: Context, capture: Capture, findings: readonly Finding[]): void {
  const withFile = context.files.length > 1;
  for (const finding of findings) context.output.line(jsonLine(findingJson(finding, capture.timebase, withFile)));
  context.output.line(jsonLine(summaryJson(outcome(context, capture, findings))));
}

/** Every finding with the text of its VSIID, which its hex digits alone do not give. */
function printAll(context: Context, capture: Capture, findings: readonly Finding[]): void {
  const texts = new Map(capture.analysis.lives().map(({ format, vsiid }) => [hex(vsiid), vsiidText(format, vsiid)]));
  const time = timeFormatter(context.timeFormat, capture.timebase.originSec, capture.startNs);
  for (const finding of findings) {
    const vsi = finding.vsiid === null ? null : (texts.get(finding.vsiid) ?? finding.vsiid);
    context.output.line(findingLine(finding, time(finding.timeNs), vsi, context.paint));
  }
}

/** Prints the summary line and the findings below it, grouped or each. */
export function printFindings(context: Context, capture: Capture, findings: readonly Finding[]): void {
  context.output.line(summaryText(outcome(context, capture, findings), context.paint));
  if (context.has('all')) printAll(context, capture, findings);
  else context.output.lines(findingGroups(findings, context.paint));
}

/** One line for monitoring; gives the exit status of a plugin. */
function printNagios(context: Context, capture: Capture, findings: readonly Finding[], failOn: Severity | 'never'): ExitStatus {
  const came = outcome(context, capture, findings);
  const state = nagiosState(came, findings, failOn);
  context.output.line(nagiosLine(came, findings, state));
  return NAGIOS[state];
}

/** `check`: findings; exit 1 when one reaches `--fail-on`. */
export async function check(context: Context): Promise<readonly ExitStatus[]> {
  const capture = await readCapture(context, () => findingOptions(context));
  const findings = shownFindings(context, capture);
  const failOn = (context.value('fail-on') ?? 'error') as Severity | 'never';
  if (context.has('nagios')) return [printNagios(context, capture, findings, failOn)];
  if (context.has('json')) printJson(context, capture, findings);
  else printFindings(context, capture, findings);
  const isFailed = failOn !== 'never' && findings.some(({ severity }) => RANK.indexOf(severity) >= RANK.indexOf(failOn));
  return isFailed ? [...capture.statuses, EXIT.findings] : capture.statuses;
}
