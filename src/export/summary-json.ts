import { isoTime } from '../text/time.js';
import type { Outcome } from './outcome.js';

/** The `summary` event, the last line of `check --json`. */
export function summaryJson({ summary, timebase, frames, damaged, findings }: Outcome): object {
  const { error, warning, note, security } = findings;
  return {
    v: 1,
    event: 'summary',
    time: isoTime(timebase.originSec, summary.timeNs),
    frames,
    controlFrames: summary.controlFrames,
    links: summary.links,
    vsis: summary.vsis,
    findings: { error, warning, note, security },
    ...(summary.suppressed.length > 0 ? { suppressed: summary.suppressed } : {}),
    dropped: summary.dropped,
    damaged,
  };
}
