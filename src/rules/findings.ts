import type { Finding, Severity } from '../model/finding.js';
import type { Confidence } from '../model/vsi.js';
import { hex } from '../text/mac.js';
import type { Channel } from '../track/channel.js';
import type { Life } from '../track/life.js';
import type { Link } from '../track/link.js';
import { SEVERITIES } from './guards.js';
import type { Rule } from './rule.js';

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
}

interface Kept {
  first: Occurrence;
  frames: readonly number[];
  count: number;
  /** What `onFinding` was told last. */
  told: { readonly count: number; readonly severity: Severity } | null;
}

const MAX_FINDINGS = 10_000;
const MAX_FRAMES = 8;

/**
 * One finding per (rule, link, channel, VSI) with its count and first evidence (GUARD-5), or each occurrence. `onFinding` is
 * told of each when it comes up, when its count reaches ten, a hundred and so on, when it is graver than before, and once more
 * at the end where its count has grown since.
 */
export class Findings {
  readonly #keepsAll: boolean;
  readonly #onFinding: (finding: Finding) => void;
  readonly #kept = new Map<string, Kept>();
  /** Occurrences for which there was no room. */
  dropped = 0;
  #occurrences = 0;
  #revision = 0;
  /** The links of the findings, and what they were called when last asked. */
  readonly #names = new Map<Link, string>();

  constructor(keepsAll: boolean, onFinding: (finding: Finding) => void = () => {}) {
    this.#keepsAll = keepsAll;
    this.#onFinding = onFinding;
  }

  add(occurrence: Occurrence): void {
    const key = this.#keepsAll ? String(this.#occurrences++) : keyOf(occurrence);
    let kept = this.#kept.get(key);
    if (!kept && this.#kept.size >= MAX_FINDINGS) return void this.dropped++;
    if (kept) join(kept, { first: occurrence, frames: occurrence.frames, count: 1, told: null });
    else this.#kept.set(key, (kept = { first: occurrence, frames: occurrence.frames.slice(0, MAX_FRAMES), count: 1, told: null }));
    if (!this.#names.has(occurrence.link)) this.#names.set(occurrence.link, nameOf(occurrence.link));
    this.#revision++;
    if (kept.told?.severity !== kept.first.severity || isPowerOfTen(kept.count)) this.#tell(kept);
  }

  /** The capture has ended. */
  end(): void {
    for (const kept of this.#settled()) if (kept.told?.count !== kept.count) this.#tell(kept);
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

  /** By first occurrence. */
  list(): Finding[] {
    return this.#settled().map(published);
  }

  /** How often something was found, by severity. */
  counts(): Record<Severity, number> {
    const counts: Record<Severity, number> = { note: 0, warning: 0, security: 0, error: 0 };
    for (const { first, count } of this.#kept.values()) counts[first.severity] += count;
    return counts;
  }

  #tell(kept: Kept): void {
    kept.told = { count: kept.count, severity: kept.first.severity };
    this.#onFinding(published(kept));
  }

  /** Links that turned out to be one are one by now. */
  #settled(): Kept[] {
    const settled = new Map<string, Kept>();
    for (const [key, kept] of this.#kept) {
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
