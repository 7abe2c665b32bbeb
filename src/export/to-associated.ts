import type { VsiLife } from '../model/vsi.js';

/**
 * Nanoseconds that the station waited for answers until it was ASSOCIATED, null where that was not seen: how long an
 * operator leaves a VSI pre-associated is no latency.
 */
export function toAssociatedNs(life: VsiLife): number | null {
  let waitedNs = 0;
  let since: number | null = null;
  for (const { side, from, to, cause, timeNs, frame } of life.transitions) {
    if (side !== 'station' || from === to) continue;
    if (since !== null) waitedNs += timeNs - since;
    if (to === 'ASSOCIATED') return since !== null && frame !== null ? waitedNs : null;
    since = to.endsWith('_PROCESSING') && cause === 'request' ? timeNs : null;
  }
  return null;
}
