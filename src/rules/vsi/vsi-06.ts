import { rule } from '../rule.js';

/** The bridge assigned a VID, and the station goes on with VID 0. */
export const vsi06 = rule({
  id: 'VSI-06',
  severity: 'error',
  spec: '802.1Q 41.2.9',
  title: 'VID 0 after the bridge assigned one',
  on: 'vsi.request',
  check: ({ life, request, frame }) => {
    if (life.assignedFrame === null || request.filter.length !== life.filter.length) return null;
    const at = request.filter.findIndex(({ vid }, i) => vid === 0 && life.filter[i]!.vid !== 0);
    if (at < 0) return null;
    return { expected: `VID ${life.filter[at]!.vid} in entry ${at + 1}`, received: `VID 0 (${request.mode})`, frames: [life.assignedFrame ?? [], frame.no].flat(), life };
  },
  explain: {
    why: 'The bridge does not find the VSI under VID 0: a de-associate has no effect and the VSI stays on the bridge until its keep-alive timeout; a keep-alive goes unanswered.',
    usual: ['a station that does not take over the assigned VID', 'a tool that de-associates with the filter it once asked for'],
    try: ['de-associate with the assigned VID', 'update the station', 'ask for a VID instead of 0'],
  },
});
