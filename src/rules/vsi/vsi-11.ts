import { rule } from '../rule.js';
import { refusal } from './refusal.js';

const NO_RESOURCES = 2;

/** The bridge has no resources for the VSI; the drafts use the same number. */
export const vsi11 = rule({
  id: 'VSI-11',
  severity: 'error',
  spec: '802.1Q 41.2.3; 802.1Qbg D0.2',
  title: 'bridge out of resources',
  on: 'vsi.response',
  check: (event) => (event.response.error === NO_RESOURCES ? refusal(event) : null),
  explain: {
    why: 'The virtual machine has no network, and the next one on this switch will probably be refused too.',
    usual: ['the filter or ACL memory of the switch is full', 'more VSIs than the port allows', 'VSIs that left without a de-associate still hold their resources'],
    try: ['look at the filter (TCAM) usage of the switch', 'look for VSIs on the bridge that no station knows: `evbscope vsis`', 'raise the limit of the port, or move virtual machines'],
  },
});
