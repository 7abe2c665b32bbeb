import type { Finding, Severity } from '../../model/finding.js';
import type { RowFilter } from '../row-filter.js';
import type { Settings } from '../settings.js';

/** The gravest last, as findings rank. */
export const SEVERITIES: readonly Severity[] = ['note', 'warning', 'security', 'error'];

/** The findings that are shown, and which of them are about what. */
export class Problems {
  /** By first occurrence. */
  readonly list: readonly Finding[];
  /** How many findings of each severity there are; each counts once, however often it came. */
  readonly counts: Readonly<Record<Severity, number>>;
  #positions: ReadonlyMap<string, number> | null = null;
  readonly #byLife = new Map<number, Finding[]>();
  readonly #byLink = new Map<string, Finding[]>();
  readonly #byFrame = new Map<number, Finding[]>();

  /** `lifeOf` tells the life that a frame is about. */
  constructor(findings: readonly Finding[], lifeOf: (no: number) => number | null) {
    const counts = { note: 0, warning: 0, security: 0, error: 0 };
    this.list = findings;
    for (const finding of findings) {
      counts[finding.severity]++;
      enter(this.#byLink, finding.link, finding);
      for (const no of finding.frames) enter(this.#byFrame, no, finding);
      if (finding.life === null) continue;
      // What came in several lives of a VSI is one finding: its frames tell which.
      const lives = finding.count === 1 ? [finding.life] : new Set([finding.life, ...finding.frames.map(lifeOf)]);
      for (const life of lives) if (life !== null) enter(this.#byLife, life, finding);
    }
    this.counts = counts;
  }

  /** Where a finding of an earlier list stands in this one; null where it is none of it. */
  positionOf(finding: Finding): number | null {
    this.#positions ??= new Map(this.list.map((one, position) => [keyOf(one), position]));
    return this.#positions.get(keyOf(finding)) ?? null;
  }

  ofLife(id: number): readonly Finding[] {
    return this.#byLife.get(id) ?? [];
  }

  ofLink(name: string): readonly Finding[] {
    return this.#byLink.get(name) ?? [];
  }

  ofFrame(no: number): readonly Finding[] {
    return this.#byFrame.get(no) ?? [];
  }
}

/** What makes a finding one: it came once or often. */
function keyOf({ rule, link, channel, vsiid }: Finding): string {
  return `${rule} ${channel} ${vsiid} ${link}`;
}

function enter<K>(map: Map<K, Finding[]>, key: K, finding: Finding): void {
  const known = map.get(key);
  if (known) known.push(finding);
  else map.set(key, [finding]);
}

/** The gravest severity of some findings, null of none. */
export function gravest(findings: readonly Finding[]): Severity | null {
  return findings.reduce<Severity | null>((worst, { severity }) => (worst === null || SEVERITIES.indexOf(severity) > SEVERITIES.indexOf(worst) ? severity : worst), null);
}

/** The findings that the settings show and that pass. */
export function shownFindings(findings: readonly Finding[], { lowest, ignored }: Settings, passes: RowFilter['finding']): Finding[] {
  const least = SEVERITIES.indexOf(lowest);
  return findings.filter((finding) => SEVERITIES.indexOf(finding.severity) >= least && !ignored.has(finding.rule) && (passes === null || passes(finding)));
}
