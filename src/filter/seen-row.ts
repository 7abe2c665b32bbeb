import type { FrameRow } from '../model/analysis.js';
import { EMPTY_ROW } from './empty-row.js';
import type { CaptureTimes, Row, VsiNow } from './row.js';

/**
 * A control frame while its capture is read. `vsis` are those that it is about, as they are now; what only the whole story
 * tells is not there.
 */
export function seenRow({ frame, decoded, link, channel }: FrameRow, times: CaptureTimes, vsis: () => readonly VsiNow[]): Row {
  const { no, timeNs, point, origLen, data, direction } = frame;
  return {
    ...EMPTY_ROW, times, link, channel,
    frame: { no, timeNs, point, origLen, captured: data.length, direction },
    decoded: () => decoded,
    vsis,
  };
}
