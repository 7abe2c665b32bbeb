import type { ShownState } from '../shown-state.js';

/** The display filter that lets just the VSIs of a state pass, as the screens count them: what is stale is unknown. */
export function stateFilter(state: ShownState): string {
  const isState = `vsi.state == ${state}`;
  switch (state) {
    case 'ASSOC':
    case 'PREASSOC-RR':
    case 'pending':
    case 'unseen':
      return `${isState} and vsi.confidence != stale`;
    case 'PREASSOC':
      return `${isState} and vsi.state != PREASSOC-RR and vsi.confidence != stale`;
    default:
      return isState;
  }
}
