import { rule } from '../rule.js';

const WITH_GROUP = [3, 4];

/** A filter with group identifiers although the ends did not both say that they use them. Without both EVB TLVs it is ECP-20. */
export const vdp18 = rule({
  id: 'VDP-18',
  severity: 'error',
  spec: '802.1Q D.2.12, 41.2.9',
  title: 'group identifiers that were not negotiated',
  history: true,
  on: 'vsi.request',
  check: ({ channel, request, life, frame }) => {
    const [station, bridge] = [channel.evbOf('station'), channel.evbOf('bridge')];
    if (request.generation === 'draft' || !WITH_GROUP.includes(request.filterFormat) || !station || !bridge) return null;
    if (bridge.bgid === 1 && station.sgid === 1) return null;
    return { expected: 'BGID and SGID both 1', received: `filter format ${request.filterFormat} with BGID ${bridge.bgid}, SGID ${station.sgid}`, frames: [frame.no], life };
  },
  explain: {
    why: 'The bridge refuses the VSI (error 5): the virtual machine has no network.',
    usual: ['group identifiers are enabled at one end only', 'they were switched off while VSIs used them'],
    try: ['enable group identifiers at both ends, or use filters without them', 'look at the EVB TLVs: `evbscope print -V`'],
  },
});
