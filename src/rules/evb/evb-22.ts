import { rule } from '../rule.js';

const WITH_GROUP = [3, 4];

/** Only one of the ends offers group identifiers, and they are used. It may stand beside VDP-18, which names the VSI. */
export const evb22 = rule({
  id: 'EVB-22',
  severity: 'warning',
  spec: '802.1Q D.2.12',
  title: 'group identifiers at one end only',
  history: true,
  on: 'vsi.request',
  memory: () => ({ told: '' }),
  check: ({ channel, request, frame }, memory) => {
    const [station, bridge] = [channel.evbOf('station'), channel.evbOf('bridge')];
    if (request.generation === 'draft' || !WITH_GROUP.includes(request.filterFormat) || !station || !bridge) return null;
    const received = `BGID ${bridge.bgid}, SGID ${station.sgid} and a filter of format ${request.filterFormat}`;
    const isAgreed = bridge.bgid === station.sgid;
    if (received === memory.told) return null;
    memory.told = received;
    return isAgreed ? null : { expected: 'BGID and SGID both 1', received, frames: [frame.no] };
  },
  explain: {
    why: 'The bridge refuses filters with group identifiers (error 5): the virtual machines get no network.',
    usual: ['group identifiers are enabled at one end only', 'a switch without the feature, or without its licence'],
    try: ['enable group identifiers at both ends', 'or use filters without them', 'look at the EVB TLVs: `evbscope print -V`'],
  },
});
