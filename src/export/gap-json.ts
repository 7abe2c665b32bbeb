import type { Gap } from '../model/frame.js';
import type { Timebase } from '../model/timebase.js';
import { isoTime } from '../text/time.js';

/** The `gap` event. `withFile` when several inputs were given. */
export function gapJson({ timeNs, point, lost }: Gap, timebase: Timebase, withFile: boolean): object {
  return { v: 1, event: 'gap', time: isoTime(timebase.originSec, timeNs), interface: point.name, lost, cause: lost === null ? 'unknown' : 'dropped', ...(withFile ? { file: point.file } : {}) };
}
