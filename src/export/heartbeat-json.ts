import type { Summary } from '../model/analysis.js';
import type { LiveStatus } from '../model/live-status.js';
import type { Timebase } from '../model/timebase.js';
import type { LifeGlance, VsiState } from '../model/vsi.js';
import { isoTime } from '../text/time.js';

/** How a watch stands. */
export interface Pulse {
  /** Of the wall clock. */
  readonly time: string;
  readonly timebase: Timebase;
  /** Frames read, data frames included. */
  readonly frames: number;
  readonly summary: Summary;
  readonly glances: Iterable<LifeGlance>;
  /** Null where nothing is live. */
  readonly live: LiveStatus | null;
  /** Lines that were left out so far, by event. */
  readonly leftOut: Readonly<Record<string, number>>;
}

/** How many VSIs there are in each state of the station, in which there are any. */
function byState(glances: Iterable<LifeGlance>): Record<string, number> {
  const counts: Partial<Record<VsiState, number>> = {};
  for (const { isLatest, station } of glances) if (isLatest) counts[station.state] = (counts[station.state] ?? 0) + 1;
  return counts;
}

/** Frames lost on all interfaces; null where nobody counts. */
function lostOf(live: LiveStatus | null): number | null {
  const counts = live?.interfaces.flatMap(({ lost }) => lost ?? []) ?? [];
  return counts.length === 0 ? null : counts.reduce((sum, lost) => sum + lost, 0);
}

/** The `heartbeat` event; `clock` is the capture's, null before the first frame. */
export function heartbeatJson({ time, timebase, frames, summary, glances, live, leftOut }: Pulse): object {
  const clock = timebase.isSet ? isoTime(timebase.originSec, summary.timeNs) : null;
  const { controlFrames, links, findings, dropped } = summary;
  return { v: 1, event: 'heartbeat', time, clock, frames, controlFrames, links, vsis: byState(glances), findings, lost: lostOf(live), dropped, leftOut };
}
