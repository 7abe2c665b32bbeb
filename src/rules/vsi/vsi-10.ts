import { rule } from '../rule.js';
import { refusal } from './refusal.js';

const NO_MANAGER = 3;

/** The bridge cannot reach the VSI manager. The drafts have another meaning for 3 (VSI-34). */
export const vsi10 = rule({
  id: 'VSI-10',
  severity: 'error',
  spec: '802.1Q 41.2.3',
  title: 'VSI manager unreachable',
  on: 'vsi.response',
  check: (event) => (event.response.generation === 'ratified' && event.response.error === NO_MANAGER ? refusal(event) : null),
  explain: {
    why: 'Without its VSI manager the bridge can associate no VSI: every virtual machine that starts or moves here has no network.',
    usual: ['the VSI manager is down', 'the switch has no route to it', 'the manager ID in the request is wrong'],
    try: ['ping the VSI manager from the switch', 'check the manager ID of the virtual machine: `evbscope vsis`', 'look for the same error on other links'],
  },
});
