import type { Generation, Side, VsiState } from '../../model/vsi.js';
import { bridgeDraft, bridgeRatified } from './bridge.js';
import { stationDraft, stationRatified } from './station.js';
import { Steps, type Machine, type Row, type Trigger } from './table.js';

/** Every transition table; docs/states.md and `evbscope states` are drawn from them. */
export const MACHINES: readonly Machine[] = [stationRatified, bridgeRatified, stationDraft, bridgeDraft];

const STEPS = {
  ratified: { station: new Steps(stationRatified), bridge: new Steps(bridgeRatified) },
  draft: { station: new Steps(stationDraft), bridge: new Steps(bridgeDraft) },
};

/** The row that applies, or null when the trigger changes nothing in that state. */
export function step(generation: Generation, side: Side, from: VsiState, on: Trigger): Row | null {
  return STEPS[generation][side].of(from, on);
}
