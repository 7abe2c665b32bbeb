import { rule } from '../rule.js';
import { Contradiction } from './contradiction.js';
import { foreignRequests } from './foreign-requests.js';

/**
 * The bridge relays back and the station does not ask for it: in LLDPDUs that the bridge sends 2 s, and one of its own, after it
 * could hear that. Without the capability it is EVB-13; where the bridge repeats a request that never was, EVB-15.
 */
export const evb09 = rule({
  id: 'EVB-09',
  severity: 'warning',
  spec: '802.1Q D.2.12',
  title: 'reflective relay on unasked',
  history: true,
  on: 'evb',
  memory: () => new Contradiction(),
  check: ({ channel, speaker, timeNs, frame }, unasked) => {
    const [station, bridge] = [channel.side('station'), channel.side('bridge')];
    const [asked, granted] = [station?.evb?.tlv, bridge?.evb?.tlv];
    if (frame === null || !station || !bridge || asked?.rrreq !== 0 || granted?.rrctr !== 1 || granted.rrcap === 0) return unasked.cease();
    if (foreignRequests(granted, station).includes('RRREQ')) return unasked.cease();
    const frames = unasked.hold(bridge, speaker, timeNs, frame.no);
    return frames && { expected: 'RRCTR 0 from the bridge', received: 'RRCTR 1 while the station says RRREQ 0', frames };
  },
  explain: {
    why: 'The switch port sends frames back that came from it. A host in VEB mode has delivered them already: its virtual machines see them twice, and broadcasts may go round in a loop.',
    usual: ['reflective relay (hairpin) was switched on by hand on the switch port', 'the bridge did not hear that the host went over to VEB', 'a bug of the bridge agent'],
    try: ['set reflective relay of the switch port to automatic, or off', 'should the host run in VEPA mode? `lldptool -t -i IFACE -g ncb -V evb`', 'restart LLDP on the switch port'],
  },
});
