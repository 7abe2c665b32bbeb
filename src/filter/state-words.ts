import type { Standing, VsiState } from '../model/vsi.js';

const STATES: readonly VsiState[] = ['UNKNOWN', 'UNASSOCIATED', 'PREASSOC_PROCESSING', 'PREASSOCIATED', 'ASSOC_PROCESSING', 'ASSOCIATED', 'DEASSOC_PROCESSING', 'EXIT'];
const SHORT: Readonly<Partial<Record<VsiState, string>>> = {
  UNASSOCIATED: 'unseen', ASSOCIATED: 'ASSOC', PREASSOCIATED: 'PREASSOC', PREASSOC_PROCESSING: 'pending', ASSOC_PROCESSING: 'pending', DEASSOC_PROCESSING: 'pending',
};

/** Every word for a state: those of the model, then those of the screens. `unknown` is UNKNOWN, as case does not count. */
export const STATE_WORDS: readonly string[] = [...STATES, 'ASSOC', 'PREASSOC', 'PREASSOC-RR', 'pending', 'DEASSOC', 'REFUSED', 'TIMEOUT', 'unseen'];

/** The words for what one end believes. A state has its own name, and that of the screens; EXIT goes by its cause, what is stale is unknown, too. */
export function stateWords({ state, confidence, cause }: Standing, isReserved: boolean): readonly string[] {
  if (state === 'EXIT') return [state, cause === 'refused' || cause === 'mismatch' ? 'REFUSED' : cause === 'timeout' ? 'TIMEOUT' : 'DEASSOC'];
  const words: string[] = [state];
  const short = SHORT[state];
  if (short !== undefined) words.push(short);
  if (state === 'PREASSOCIATED' && isReserved) words.push('PREASSOC-RR');
  if (confidence === 'stale' && state !== 'UNKNOWN') words.push('UNKNOWN');
  return words;
}
