import { rule } from '../rule.js';
import { refusal } from './refusal.js';

/** 2 is VSI-11; 3 is VSI-10 and in the drafts 'unused VTID'; 6 is in the drafts 'out of sync' (VSI-33), in the standard reserved. */
const ELSEWHERE = { ratified: [0, 2, 3], draft: [0, 2, 6] };
const LAST_DRAFT = 6;

/** A request was refused with any other error. */
export const vsi34 = rule({
  id: 'VSI-34',
  severity: 'error',
  spec: '802.1Q 41.2.3; 802.1Qbg D0.2',
  title: 'VDP request refused',
  on: 'vsi.response',
  check: (event) => {
    const { generation, error } = event.response;
    const isOther = ELSEWHERE[generation].includes(error) || (generation === 'draft' && error > LAST_DRAFT);
    return isOther ? null : refusal(event);
  },
  explain: {
    why: 'The virtual machine has no network. The error says why.',
    usual: ['a VSI type or version that the switch does not know', 'a VLAN that is not allowed on the port', 'group identifiers that were not negotiated', 'a request that the bridge cannot read'],
    try: ['read the error and the request: `evbscope print -V`', 'compare VSI type ID and version with the VSI types on the switch', 'allow the VLAN on the port', 'read the log of the switch'],
  },
});
