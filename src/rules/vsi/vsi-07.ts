import { filterDifference } from '../../track/filter.js';
import { rule } from '../rule.js';

/**
 * A de-associate names another filter than the one in force. VID 0 where one was assigned is VSI-06; a priority that the
 * bridge added need not be repeated: PS is normally 0 in requests (5.3).
 */
export const vsi07 = rule({
  id: 'VSI-07',
  severity: 'warning',
  spec: '802.1Q 41.2.9',
  title: 'de-associate with another filter',
  on: 'vsi.request',
  check: ({ life, request, before, frame }) => {
    if (request.mode !== 'deassoc' || life.station.confidence === 'stale' || before) return null;
    const isUnassigned = life.assignedFrame !== null && request.filter.some(({ vid }) => vid === 0);
    const inForce = life.filter.map((entry, i) => (request.filter[i]?.pcp === null ? { ...entry, pcp: null } : entry));
    const difference = filterDifference(inForce, request.filter, false);
    return difference && !isUnassigned ? { ...difference, frames: [frame.no], life } : null;
  },
  explain: {
    why: 'The bridge does not take it for this VSI and ignores it: the VSI stays on the bridge, with its resources, until the keep-alive timeout.',
    usual: ['a tool that de-associates with the filter it once asked for', 'the definition of the virtual machine was changed while it ran'],
    try: ['de-associate with the filter in force: `evbscope vsis`', 'wait for the keep-alive timeout', 'change VLANs of a virtual machine only while it is off'],
  },
});
