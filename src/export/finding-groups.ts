import type { Finding, Severity } from '../model/finding.js';
import { count, thousands } from '../text/number.js';
import { safe } from '../text/safe.js';
import { linkText } from './link-text.js';
import type { Paint } from './paint.js';
import { SEVERITY_LETTER } from './severity-letter.js';
import { table } from './table.js';

/** The gravest first. */
const ORDER: readonly Severity[] = ['error', 'security', 'warning', 'note'];
const FRAMES_SHOWN = 3;
const COLUMNS = [{ title: '' }, { title: '' }, { title: '', right: true }, { title: '', right: true }, { title: '' }, { title: '' }, { title: '' }];

interface Group {
  readonly first: Finding;
  readonly vsis: Set<string>;
  readonly frames: Set<number>;
  count: number;
}

/** One group per (severity, rule, link, channel), the gravest first, then in order of first occurrence. */
function groups(findings: readonly Finding[]): Group[] {
  const found = new Map<string, Group>();
  for (const finding of findings) {
    const key = JSON.stringify([finding.severity, finding.rule, finding.link, finding.channel]);
    const group = found.get(key) ?? { first: finding, vsis: new Set(), frames: new Set(), count: 0 };
    found.set(key, group);
    group.count += finding.count;
    if (finding.vsiid !== null) group.vsis.add(finding.vsiid);
    for (const frame of finding.frames) group.frames.add(frame);
  }
  return [...found.values()].sort((a, b) => ORDER.indexOf(a.first.severity) - ORDER.indexOf(b.first.severity));
}

function framesText(frames: ReadonlySet<number>): string {
  const shown = [...frames].slice(0, FRAMES_SHOWN).map((frame) => `#${frame}`);
  return shown.join(' ') + (frames.size > FRAMES_SHOWN ? ' …' : '');
}

/** Findings grouped by rule and link: what, how often, how many VSIs, where, the first frames that prove it, where to read more. */
export function findingGroups(findings: readonly Finding[], paint: Paint): string[] {
  const rows = groups(findings).map(({ first, vsis, frames, count: times }) => [
    { text: `${SEVERITY_LETTER[first.severity]} ${first.rule}`, paint: paint[first.severity] },
    { text: safe(first.message) },
    { text: `${thousands(times)}x` },
    { text: vsis.size === 0 ? '' : count(vsis.size, 'VSI') },
    { text: linkText(first.link, first.channel) },
    { text: framesText(frames) },
    { text: `evbscope rules ${first.rule}`, paint: paint.dim },
  ]);
  return table(COLUMNS, rows, paint);
}
