import type { DataCount } from './data-count.js';
import type { Decoded } from './decoded.js';
import type { Finding, Severity } from './finding.js';
import type { Frame, Input } from './frame.js';
import type { Happening } from './happening.js';
import type { LinkState } from './link.js';
import type { Policy, Suppressed } from './policy.js';
import type { LatencyStat } from './stat.js';
import type { LifeGlance, VsiLife } from './vsi.js';

/** A control frame as the pipeline saw it. */
export interface FrameRow {
  readonly frame: Frame;
  readonly decoded: Decoded;
  readonly link: string;
  readonly channel: number | null;
}

/** What a whole capture came to. */
export interface Summary {
  /** The later of the last frame and the last clock item. */
  readonly timeNs: number;
  readonly startNs: number;
  readonly controlFrames: number;
  readonly links: number;
  readonly vsis: number;
  readonly findings: Readonly<Record<Severity, number>>;
  /** Findings that the policy does not show. */
  readonly suppressed: readonly Suppressed[];
  /** Entries that bounded tables dropped, by table; empty when nothing was. */
  readonly dropped: Readonly<Record<string, number>>;
}

/** The pipeline as a function: inputs in merged time order go in, the story comes out. */
export interface Analysis {
  push(input: Input): void;
  /** The capture has ended: no more input. */
  end(): void;
  /** The links as they stand now, by first appearance. */
  links(): readonly LinkState[];
  /** Every life of every VSI, by first frame. */
  lives(): readonly VsiLife[];
  /** The life of that id; null where it was dropped, or never was. */
  life(id: number): VsiLife | null;
  /** The same as it goes on being: to be looked at at once. */
  glance(id: number): LifeGlance | null;
  /** All lives by id, at little cost for each. To be walked over at once, before anything more is pushed. */
  glances(): Iterable<LifeGlance>;
  /** Findings by first occurrence. */
  findings(): readonly Finding[];
  /** Another number whenever `findings` would give something else than before. */
  readonly findingsRevision: number;
  stats(): readonly LatencyStat[];
  /** The data frames of each MAC address of a VSI, of those that had any. */
  dataCounts(): readonly DataCount[];
  summary(): Summary;
}

export interface AnalysisOptions {
  /** How a frame is decoded, for who wants to see it while it is; as always without it. */
  readonly decode?: (frame: Frame) => Decoded;
  /** Called for every control frame, after it was tracked, with the ids of the lives that it is about where `tellsLives`. */
  readonly onFrame?: (row: FrameRow, lives: readonly number[]) => void;
  readonly tellsLives?: boolean;
  /**
   * Called for everything that happens, when it becomes known: at the latest when the capture clock has passed it, for what
   * ends with the capture by `end`. What depends on nothing but the input is told in the same order however it was read.
   */
  readonly onHappening?: (happening: Happening) => void;
  /** False when neither findings nor latencies are wanted: no rule runs, nothing is measured. */
  readonly judges?: boolean;
  /** What the operator decided about rules and findings; nothing without it. */
  readonly policy?: Policy;
  /** Keep each occurrence of a finding instead of one per (rule, link, channel, VSI). */
  readonly allFindings?: boolean;
  /** Most lives that are kept of those that are over, the newest ones; without it as many as there is room for lives at all (100,000). What is dropped is counted. */
  readonly maxEndedLives?: number | undefined;
  /** Which latency samples count, by the time of the answer; all without it. */
  readonly measures?: (timeNs: number) => boolean;
}
