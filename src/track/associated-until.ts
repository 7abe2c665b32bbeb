import type { Transition, VsiState } from '../model/vsi.js';

/** A command that is asked for anew while it is in force does not interrupt it. */
const HELD: readonly VsiState[] = ['ASSOCIATED', 'ASSOC_PROCESSING'];

/** How long a VSI was ASSOCIATED. */
export interface Stay {
  /** Infinity while it is. */
  readonly untilNs: number;
  /** By what it left. */
  readonly by: Transition | null;
}

/**
 * The latest stay in the transitions of a life, as the station has it; a VSI that its bridge has given up is not there any
 * more either. Null where the station never was ASSOCIATED.
 */
export function associatedUntil(steps: readonly Transition[]): Stay | null {
  const last = steps.findLast(({ side, from, to }) => side === 'bridge' && from !== to);
  let by: Transition | null = null;
  for (let i = steps.length - 1; i >= 0; i--) {
    const step = steps[i]!;
    if (step.side !== 'station') continue;
    if (HELD.includes(step.from) && !HELD.includes(step.to)) by = step;
    if (step.from !== 'ASSOCIATED' && step.to !== 'ASSOCIATED') continue;
    by ??= last?.to === 'EXIT' ? last : null;
    return { untilNs: by?.timeNs ?? Infinity, by };
  }
  return null;
}
