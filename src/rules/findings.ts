import type { Finding, Severity } from '../model/finding.js';
import type { Policy, Suppressed } from '../model/policy.js';
import type { Confidence } from '../model/vsi.js';
import { hex } from '../text/mac.js';
import type { Channel } from '../track/channel.js';
import type { Life } from '../track/life.js';
import type { Link } from '../track/link.js';
import { SEVERITIES } from './guards.js';
import type { Rule } from './rule.js';
import { suppressed, suppressionOf } from './suppress.js';

/** One occurrence, with what the guards made of it. */
export interface Occurrence {
  readonly rule: Rule;
  readonly timeNs: number;
  readonly link: Link;
  readonly channel: Channel;
  readonly life: Life | null;
  readonly severity: Severity;
  readonly expected: string;
  readonly received: string;
  readonly frames: readonly number[];
  readonly confidence: Confidence;
  readonly reason: string;
  /** Asked whenever it is listed: true where what followed explains it. */
  readonly isVoid: (() => boolean) | null;
}

interface Kept {
  first: Occurrence;
  frames: readonly number[];
  count: number;
  /** What `onFinding` was told last. */
  told: { readonly count: number; readonly severity: Severity; readonly link: string } | null;
}

const MAX_FINDINGS = 10_000;
/** Of one rule: no rule takes the room of the others. */
const MAX_OF_RULE = 2_500;
const MAX_FRAMES = 8;

/**
 * One finding per (rule, link, channel, VSI) with its count and first evidence (GUARD-5), or each occurrence. `onFinding` is
 * told of each when it comes up, when its count reaches ten, a hundred and so on, when it is graver than before, and once more
 * at the end where its count has grown since.
 */
/** How findings are kept, and who is told of them. */
export interface FindingsOptions {
  /** Each occurrence is a finding of its own. */
  readonly keepsAll: boolean;
  readonly policy: Policy;
  /** Called with a finding that is new, graver than before, or has come a power of ten times; and for all at the end. */
  readonly onFinding?: (finding: Finding) => void;
}

export class Findings {
  readonly #keepsAll: boolean;
  readonly #policy: Policy;
  readonly #onFinding: (finding: Finding) => void;
  readonly #kept = new Map<string, Kept>();
  /** Findings kept, by rule. */
  readonly #ofRule = new Map<string, number>();
  /** Occurrences for which there was no room, by rule. */
  readonly dropped = new Map<string, number>();
  #occurrences = 0;
  #revision = 0;
  /** The links of the findings, and what they were called when last asked. */
  readonly #names = new Map<Link, string>();

  constructor({ keepsAll, policy, onFinding }: FindingsOptions) {
    this.#keepsAll = keepsAll;
    this.#policy = policy;
    this.#onFinding = onFinding ?? (() => {});
  }

  add(occurrence: Occurrence): void {
    if (occurrence.isVoid?.()) return;
    const key = this.#keepsAll ? String(this.#occurrences++) : keyOf(occurrence);
    let kept = this.#kept.get(key);
    // What is void by now is begun anew.
    if (kept?.first.isVoid?.()) Object.assign(kept, { first: occurrence, frames: [], count: 0 });
    const { id } = occurrence.rule;
    const ofRule = this.#ofRule.get(id) ?? 0;
    if (!kept && (this.#kept.size >= MAX_FINDINGS || ofRule >= MAX_OF_RULE)) return void this.dropped.set(id, (this.dropped.get(id) ?? 0) + 1);
    if (!kept) this.#ofRule.set(id, ofRule + 1);
    if (kept) join(kept, { first: occurrence, frames: occurrence.frames, count: 1, told: null });
    else this.#kept.set(key, (kept = { first: occurrence, frames: occurrence.frames.slice(0, MAX_FRAMES), count: 1, told: null }));
    if (!this.#names.has(occurrence.link)) this.#names.set(occurrence.link, nameOf(occurrence.link));
    this.#revision++;
    if (kept.told?.severity !== kept.first.severity || isPowerOfTen(kept.count)) this.#tell(kept);
  }

  /** The capture has ended. */
  end(): void {
    for (const kept of this.#settled()) if (kept.told?.count !== kept.count || kept.told.link !== kept.first.link.current.name) this.#tell(kept);
  }

  /** Another number whenever `list` would give something else: also when links turn out to be one, or get another name. */
  revision(): number {
    for (const [link, name] of this.#names) {
      const now = nameOf(link);
      if (now === name) continue;
      this.#names.set(link, now);
      this.#revision++;
    }
    return this.#revision;
  }

  /** By first occurrence, without what the policy suppresses. */
  list(): Finding[] {
    return this.#settled().map(published).filter((finding) => this.#isShown(finding));
  }

  /** What the policy suppresses. */
  suppressed(): readonly Suppressed[] {
    return this.#suppresses ? suppressed(this.#settled().map(published), this.#policy) : [];
  }

  /** How often something was found that is not suppressed, by severity. */
  counts(): Record<Severity, number> {
    const counts: Record<Severity, number> = { note: 0, warning: 0, security: 0, error: 0 };
    const shown = this.#suppresses ? this.list() : [...this.#kept.values()].filter(({ first }) => !first.isVoid?.()).map(({ first, count }) => ({ severity: first.severity, count }));
    for (const { severity, count } of shown) counts[severity] += count;
    return counts;
  }

  get #suppresses(): boolean {
    return this.#policy.suppressions.length > 0 || this.#policy.minConfidence !== 'stale';
  }

  #isShown(finding: Finding): boolean {
    return !this.#suppresses || suppressionOf(finding, this.#policy) === null;
  }

  #tell(kept: Kept): void {
    kept.told = { count: kept.count, severity: kept.first.severity, link: kept.first.link.current.name };
    const finding = published(kept);
    if (this.#isShown(finding)) this.#onFinding(finding);
  }

  /** Links that turned out to be one are one by now. */
  #settled(): Kept[] {
    const settled = new Map<string, Kept>();
    for (const [key, kept] of this.#kept) {
      if (kept.first.isVoid?.()) continue;
      const known = this.#keepsAll ? undefined : settled.get(keyOf(kept.first));
      if (known) join(known, kept);
      else settled.set(this.#keepsAll ? key : keyOf(kept.first), { ...kept });
    }
    return [...settled.values()].sort((a, b) => a.first.timeNs - b.first.timeNs);
  }
}

function isPowerOfTen(count: number): boolean {
  return Number.isInteger(Math.log10(count));
}

function published({ first, frames, count }: Kept): Finding {
  const { rule, link, channel, life, received } = first;
  return {
    timeNs: first.timeNs,
    rule: rule.id,
    severity: first.severity,
    frames,
    link: link.current.name,
    channel: channel.svid,
    vsiid: life && hex(life.vsiid),
    life: life && life.id,
    expected: first.expected,
    received,
    message: `${rule.title}: ${received}`,
    confidence: first.confidence,
    reason: first.reason,
    count,
    file: link.point.file,
  };
}

function nameOf({ current: { id, name } }: Link): string {
  return `${id} ${name}`;
}

function keyOf({ rule, link, channel, life }: Occurrence): string {
  return `${rule.id} ${link.current.id} ${channel.svid} ${life?.key}`;
}

/** Adds `more` to `kept`, which speaks of the gravest one; of equals, of the first. */
function join(kept: Kept, more: Kept): void {
  kept.count += more.count;
  kept.frames = [...new Set([...kept.frames, ...more.frames])].slice(0, MAX_FRAMES);
  const graver = SEVERITIES.indexOf(more.first.severity) - SEVERITIES.indexOf(kept.first.severity);
  if (graver > 0 || (graver === 0 && more.first.timeNs < kept.first.timeNs)) kept.first = { ...more.first, timeNs: Math.min(kept.first.timeNs, more.first.timeNs) };
}
