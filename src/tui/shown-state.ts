import type { Cause, Confidence, VsiState } from '../model/vsi.js';
import type { Style } from './draw/line.js';

/** States as the screens name them, in the order in which they are listed. */
export const SHOWN_STATES = ['ASSOC', 'PREASSOC', 'PREASSOC-RR', 'pending', 'DEASSOC', 'REFUSED', 'TIMEOUT', 'unseen', 'unknown'] as const;
export type ShownState = (typeof SHOWN_STATES)[number];

/** What a state rests on. */
export interface Belief {
  readonly state: VsiState;
  readonly confidence: Confidence;
  /** Why the state was entered. */
  readonly cause: Cause | null;
}

const SETTLED: Readonly<Partial<Record<VsiState, ShownState>>> = { UNASSOCIATED: 'unseen', ASSOCIATED: 'ASSOC', PREASSOCIATED: 'PREASSOC', UNKNOWN: 'unknown' };

/** The name of a state on the screens; of EXIT why. What is stale is unknown. */
export function shownState({ state, confidence, cause }: Belief, isReserved: boolean): ShownState {
  if (state === 'EXIT') return cause === 'refused' || cause === 'mismatch' ? 'REFUSED' : cause === 'timeout' ? 'TIMEOUT' : 'DEASSOC';
  if (confidence === 'stale') return 'unknown';
  return SETTLED[state] === undefined ? 'pending' : state === 'PREASSOCIATED' && isReserved ? 'PREASSOC-RR' : SETTLED[state];
}

export const STATE_STYLE: Readonly<Record<ShownState, Style>> = {
  ASSOC: 'good', PREASSOC: 'good', 'PREASSOC-RR': 'good', pending: 'pending', DEASSOC: 'dim', REFUSED: 'bad', TIMEOUT: 'bad', unseen: 'unknown', unknown: 'unknown',
};
