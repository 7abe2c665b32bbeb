import type { Finding } from '../model/finding.js';
import { safe } from '../text/safe.js';
import { linkText } from './link-text.js';
import type { Paint } from './paint.js';
import { SEVERITY_LETTER } from './severity-letter.js';

/** One occurrence of a finding as a line, with what was expected and received. `vsi` is the text of its VSIID. */
export function findingLine(finding: Finding, time: string, vsi: string | null, paint: Paint): string {
  const { severity, rule, message, expected, received, frames, confidence, reason } = finding;
  const parts = [
    paint[severity](`${SEVERITY_LETTER[severity]} ${rule}`),
    time,
    linkText(finding.link, finding.channel),
    ...(vsi === null ? [] : [vsi]),
    `${safe(message)}; expected ${safe(expected)}${message.includes(received) ? '' : `, received ${safe(received)}`}`,
    frames.map((frame) => `#${frame}`).join(' '),
    confidence === 'confirmed' ? '' : confidence,
    reason === '' ? '' : `(${safe(reason)})`,
  ];
  return parts.filter((part) => part !== '').join('  ');
}
