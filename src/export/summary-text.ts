import { duration } from '../text/duration.js';
import { count, thousands } from '../text/number.js';
import { safe } from '../text/safe.js';
import type { Outcome } from './outcome.js';
import type { Paint } from './paint.js';

function findingsText({ error, security, warning, note }: Outcome['findings'], paint: Paint): string {
  const parts = [
    error > 0 ? paint.error(count(error, 'error')) : '',
    security > 0 ? paint.security(count(security, 'security finding')) : '',
    warning > 0 ? paint.warning(count(warning, 'warning')) : '',
    note > 0 ? paint.note(count(note, 'note')) : '',
  ];
  return parts.filter((part) => part !== '').join(', ') || paint.good('no findings');
}

function inputText(files: readonly string[]): string {
  if (files.length !== 1) return `${files.length} files`;
  return files[0] === '-' ? 'standard input' : safe(files[0]!.replace(/^.*\/(?=[^/])/, ''));
}

/** The line that sums up a run: findings, what was seen, where from and how long; what was dropped or damaged. */
export function summaryText(outcome: Outcome, paint: Paint): string {
  const { summary, frames, files, damaged, findings } = outcome;
  const seen = `${count(summary.links, 'link')}, ${count(summary.vsis, 'VSI')}, ${count(summary.controlFrames, 'control frame')} of ${thousands(frames)}`;
  const dropped = Object.entries(summary.dropped).map(([name, entries]) => `${thousands(entries)} ${name}`);
  const suppressed = summary.suppressed.map(({ rule, reason, count: times }) => `${thousands(times)} of ${rule} (${safe(reason)})`);
  const parts = [
    findingsText(findings, paint),
    seen,
    `${inputText(files)}, ${duration(Math.max(0, summary.timeNs - summary.startNs))}`,
    suppressed.length > 0 ? `suppressed: ${suppressed.join(', ')}` : '',
    dropped.length > 0 ? paint.warning(`dropped for want of room: ${dropped.join(', ')}`) : '',
    damaged ? paint.warning('input unreadable or damaged') : '',
  ];
  return parts.filter((part) => part !== '').join(' · ');
}
