import type { StateChange } from '../model/happening.js';
import type { Timebase } from '../model/timebase.js';
import { hex } from '../text/mac.js';
import { isoTime } from '../text/time.js';
import { vsiidText } from '../text/vsi-id.js';

/** The `transition` event; `name`: what the VSI is called, null where nobody named it. `withFile` when several inputs were given. */
export function transitionJson({ life, transition, link, channel, file }: StateChange, name: string | null, timebase: Timebase, withFile: boolean): object {
  const { timeNs, side, from, to, cause, frame, confidence } = transition;
  return {
    v: 1,
    event: 'transition',
    time: isoTime(timebase.originSec, timeNs),
    link,
    channel,
    vsi: vsiidText(life.format, life.vsiid),
    vsiid: hex(life.vsiid),
    name,
    side,
    from,
    to,
    cause,
    frame,
    confidence,
    ...(withFile ? { file } : {}),
  };
}
