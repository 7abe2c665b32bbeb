import type { Cause, Confidence, Standing, VsiState } from '../model/vsi.js';
import { PRESENT, SETTLED } from './machines/table.js';

/** What an end believes of a VSI. */
export interface Belief extends Standing {
  /** It is there, whether settled or on the way. */
  readonly isPresent: boolean;
  readonly isSettled: boolean;
}

const beliefs: Belief[] = [];

/** Beliefs are few and VSIs are many: each belief once. */
export function beliefOf(state: VsiState, confidence: Confidence, cause: Cause | null): Belief {
  for (const belief of beliefs) if (belief.state === state && belief.confidence === confidence && belief.cause === cause) return belief;
  const belief = { state, confidence, cause, isPresent: PRESENT.includes(state), isSettled: SETTLED.includes(state) };
  beliefs.push(belief);
  return belief;
}
