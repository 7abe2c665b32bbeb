import type { Finding } from '../model/finding.js';
import type { Timebase } from '../model/timebase.js';
import { isoTime } from '../text/time.js';

/** The `finding` event. `withFile` when several inputs were given. */
export function findingJson(finding: Finding, timebase: Timebase, withFile: boolean): object {
  const { rule, severity, frames, link, channel, vsiid, expected, received, message, confidence, reason, count } = finding;
  return {
    v: 1,
    event: 'finding',
    time: isoTime(timebase.originSec, finding.timeNs),
    rule,
    severity,
    frames,
    ...(withFile ? { file: finding.file } : {}),
    link,
    channel,
    vsiid,
    expected,
    received,
    message,
    confidence,
    reason,
    count,
  };
}
