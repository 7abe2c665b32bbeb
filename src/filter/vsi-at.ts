import type { VsiLife } from '../model/vsi.js';
import type { VsiNow } from './row.js';
import { standingAt, type Moment } from './standing-at.js';

/** A life as it was just after a frame, or, without one, at `nowNs`. */
export function vsiAt(life: VsiLife, moment: Moment | null, nowNs: number): VsiNow {
  const station = standingAt(life, 'station', moment);
  return {
    life,
    station,
    bridge: standingAt(life, 'bridge', moment),
    isReserved: life.reserved && station.isLast,
    ageNs: Math.max(0, (moment?.timeNs ?? nowNs) - station.sinceNs),
  };
}
