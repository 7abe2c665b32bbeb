import { rule } from '../rule.js';

/** The station left the VLAN to the bridge, and the bridge granted the VSI without choosing one. Once it has chosen, VID 0 is the station's fault (VSI-06). */
export const vsi05 = rule({
  id: 'VSI-05',
  severity: 'error',
  spec: '802.1Q 41.2.9',
  title: 'VID 0 answered with VID 0',
  on: 'vsi.response',
  check: ({ life, response, answered, frame }) => {
    if (!answered || response.generation === 'draft' || response.error !== 0 || response.mode === 'deassoc' || life.assignedFrame !== null) return null;
    const at = response.filter.findIndex(({ vid }, i) => vid === 0 && answered.request.filter[i]?.vid === 0);
    return at < 0 ? null : { expected: `the VID that the bridge chose in entry ${at + 1}`, received: 'VID 0', frames: [answered.exchange.frame, frame.no], life };
  },
  explain: {
    why: 'The association succeeds, and the virtual machine has no VLAN: its frames are dropped, or end up in the default VLAN of the port.',
    usual: ['a VSI type without a VLAN on the switch or at the VSI manager', 'a bridge that does not choose VLANs'],
    try: ['give the VSI type a VLAN at the VSI manager', 'set a VLAN in the network definition of the virtual machine'],
  },
});
