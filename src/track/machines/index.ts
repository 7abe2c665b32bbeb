import type { Generation, Side } from '../../model/vsi.js';
import { bridgeDraft, bridgeRatified } from './bridge.js';
import { stationDraft, stationRatified } from './station.js';
import type { Machine } from './table.js';

/** Every transition table; docs/states.md and `evbscope states` are drawn from them. */
export const MACHINES: readonly Machine[] = [stationRatified, bridgeRatified, stationDraft, bridgeDraft];

export function machineOf(generation: Generation, side: Side): Machine {
  return MACHINES.find((machine) => machine.generation === generation && machine.side === side)!;
}
