import { rule } from '../rule.js';

/** A frame came back in another VLAN: both copies have a VID that is not 0, and these differ. A tag that is added or taken away is normal. */
export const rr04 = rule({
  id: 'RR-04',
  severity: 'warning',
  spec: '802.1Q 8.1',
  title: 'reflected copy in another VLAN',
  on: 'data',
  check: ({ frame, sighting: { reflection, vid } }) => {
    if (!reflection || vid === 0 || reflection.upVid === 0 || vid === reflection.upVid) return null;
    return { expected: `VID ${reflection.upVid}, as it was sent`, received: `VID ${vid}`, frames: [reflection.upFrame, frame.no] };
  },
  explain: {
    why: 'The station looks in the VLAN of the copy for the virtual machine that it is for: it finds none, or one of another network.',
    usual: ['VLAN translation on the bridge port', 'a router or firewall behind the bridge that joins two VLANs', 'ports of two VLANs that are connected to each other'],
    try: ['look for VLAN mapping or translation on the port', 'compare the VIDs that VDP assigned with those of the frames'],
  },
});
