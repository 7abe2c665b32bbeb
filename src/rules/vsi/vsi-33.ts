import { rule } from '../rule.js';
import { refusal } from './refusal.js';

const OUT_OF_SYNC = 6;

/** A draft bridge lost its states and asks for all of them again. */
export const vsi33 = rule({
  id: 'VSI-33',
  severity: 'note',
  spec: '802.1Qbg D0.2',
  title: 'bridge out of sync',
  on: 'vsi.response',
  check: (event) => (event.response.generation === 'draft' && event.response.error === OUT_OF_SYNC ? refusal(event) : null),
  explain: {
    why: 'The bridge does not know the VSI any more, after a restart for example. The station has to ask for it again; until it does, the virtual machine has no network.',
    usual: ['the switch or its VDP agent was restarted', 'the port was reconfigured'],
    try: ['does the station ask again? `evbscope vsis`', 'restart the agent on the host if it does not', 'read the log of the switch'],
  },
});
