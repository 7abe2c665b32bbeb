import type { DataCount } from '../model/data-count.js';
import type { Timebase } from '../model/timebase.js';
import { hex } from '../text/mac.js';
import { isoTime } from '../text/time.js';
import { vsiidText } from '../text/vsi-id.js';

/** The `data` event: the data frames of a MAC address of a VSI. `withFile` when several inputs were given. */
export function dataCountJson(count: DataCount, timebase: Timebase, withFile: boolean): object {
  const { link, channel, format, vsiid, mac, up, down, reflected } = count;
  return {
    v: 1,
    event: 'data',
    time: isoTime(timebase.originSec, count.timeNs),
    link,
    channel,
    vsi: vsiidText(format, vsiid),
    vsiid: hex(vsiid),
    mac,
    up,
    down,
    reflected,
    ...(withFile ? { file: count.file } : {}),
  };
}
