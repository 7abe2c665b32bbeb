import type { FrameRow } from '../model/analysis.js';
import type { VsiLife } from '../model/vsi.js';
import { EMPTY_ROW } from './empty-row.js';
import type { CaptureTimes, Row } from './row.js';
import { VsiAt } from './vsi-at.js';

/**
 * A control frame while its capture is read. `lives` are those that it is about, as they are now; what only the whole story
 * tells is not there.
 */
export function seenRow({ frame, decoded, link, channel }: FrameRow, times: CaptureTimes, lives: () => readonly VsiLife[]): Row {
  const { no, timeNs, point, origLen, data, direction } = frame;
  return {
    ...EMPTY_ROW, times, link, channel,
    frame: { no, timeNs, point, origLen, captured: data.length, direction },
    decoded: () => decoded,
    vsis: () => lives().map((life) => new VsiAt(life, null, timeNs)),
  };
}
