import type { Summary } from '../model/analysis.js';
import type { Severity } from '../model/finding.js';
import type { Timebase } from '../model/timebase.js';

/** What a run came to, for the last line of `check`: the summary and what the analysis itself cannot know. */
export interface Outcome {
  readonly summary: Summary;
  readonly timebase: Timebase;
  /** Frames read, data frames included. */
  readonly frames: number;
  readonly files: readonly string[];
  /** True when an input was unreadable or damaged. */
  readonly damaged: boolean;
  /** Findings by severity, of those that are shown. */
  readonly findings: Readonly<Record<Severity, number>>;
}
