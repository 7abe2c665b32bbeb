import { SEVERITY_LETTER } from '../../export/severity-letter.js';
import type { Finding } from '../../model/finding.js';
import { gravest } from '../digest/problems.js';
import { span, type Line } from '../draw/line.js';

const RULES_SHOWN = 2;

/** `Decode  E VDP-12 ECP-05 +1`: the rules that name the frame, which its tree may have to be scrolled to. */
export function decodeTitle(findings: readonly Finding[], hasFocus: boolean): Line {
  const title = span('Decode', hasFocus ? 'title' : 'strong');
  const severity = gravest(findings);
  if (severity === null) return [title];
  const rules = [...new Set(findings.toSorted((a, b) => Number(b.severity === severity) - Number(a.severity === severity)).map(({ rule }) => rule))];
  const more = rules.length > RULES_SHOWN ? ` +${rules.length - RULES_SHOWN}` : '';
  return [title, span(`  ${SEVERITY_LETTER[severity]} ${rules.slice(0, RULES_SHOWN).join(' ')}${more}`, severity)];
}
