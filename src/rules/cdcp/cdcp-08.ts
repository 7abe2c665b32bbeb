import { rule } from '../rule.js';

/** A bridge lists an S-channel without an SVID: 0 is what a station asks with. A station with the wrong role is CDCP-04 or CDCP-03. */
export const cdcp08 = rule({
  id: 'CDCP-08',
  severity: 'error',
  spec: '802.1Q 42',
  title: 'bridge lists an S-channel without an SVID',
  on: 'cdcp',
  check: ({ speaker, tlv, frame }) => {
    const without = tlv.channel.filter(({ svid }) => svid === 0).map(({ scid }) => scid);
    if (frame === null || tlv.role === 1 || without.length === 0 || speaker.evb?.tlv.mode === 2) return null;
    return { expected: 'an SVID from 1 to 4094 for each S-channel', received: `SVID 0 for SCID ${without.join(', ')}`, frames: [frame.no] };
  },
  explain: {
    why: 'Assigning SVIDs is what the bridge is for. A station that is told 0 goes on waiting: the S-channel never comes up, and the virtual machines in it have no network.',
    usual: ['the SVID pool of the bridge is empty', 'the CDCP role of a host was left at bridge', 'a bug of the bridge'],
    try: ['look at the SVID pool of the switch port', 'check the CDCP roles of both ends', 'look at both lists: `evbscope print -V`'],
  },
});
