import type { VsiLife } from '../../model/vsi.js';

/**
 * Tells whether the station believed a life (pre-)associated right after a frame, so that a request in it is a keep-alive. To
 * be asked in the order of the frames.
 */
export function settledAt({ transitions }: VsiLife): (frame: { readonly no: number; readonly timeNs: number }) => boolean {
  const steps = transitions.filter(({ side }) => side === 'station');
  let at = 0;
  return ({ no, timeNs }) => {
    for (let step = steps[at]; step && (step.frame === null ? step.timeNs <= timeNs : step.frame <= no); step = steps[at]) at++;
    const state = steps[at - 1]?.to;
    return state === 'ASSOCIATED' || state === 'PREASSOCIATED';
  };
}
