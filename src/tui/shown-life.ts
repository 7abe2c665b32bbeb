import type { Side, VsiLife } from '../model/vsi.js';
import { shownState, type ShownState } from './shown-state.js';

/** What an end of a life stands at, as the screens name it, and since when. */
export interface ShownStanding {
  readonly state: ShownState;
  readonly sinceNs: number;
}

/** What an end of a life stands at now. */
export function shownLife(life: VsiLife, side: Side = 'station'): ShownStanding {
  const [state, confidence] = side === 'station' ? [life.state, life.confidence] : [life.bridgeState, life.bridgeConfidence];
  const entered = life.transitions.findLast((step) => step.side === side && step.from !== step.to);
  return { state: shownState({ state, confidence, cause: entered?.cause ?? null }, life.reserved), sinceNs: entered?.timeNs ?? life.timeNs };
}
