import { rule } from '../rule.js';
import { Contradiction } from './contradiction.js';

/** The station takes reflective relay for on and the bridge says off: in LLDPDUs that the station sends 2 s, and one of its own, after it could hear that. */
export const evb11 = rule({
  id: 'EVB-11',
  severity: 'warning',
  spec: '802.1Q D.2.12',
  title: 'station believes in reflective relay that is off',
  history: true,
  on: 'evb',
  memory: () => new Contradiction(),
  check: ({ channel, speaker, timeNs, frame }, stale) => {
    const [station, bridge] = [channel.side('station'), channel.side('bridge')];
    if (frame === null || !station || station.evb?.tlv.rrstat !== 1 || bridge?.evb?.tlv.rrctr !== 0) return stale.cease();
    const frames = stale.hold(station, speaker, timeNs, frame.no);
    return frames && { expected: 'RRSTAT 0 from the station', received: 'RRSTAT 1 while the bridge says RRCTR 0', frames };
  },
  explain: {
    why: 'The host sends traffic between its own virtual machines to the switch and waits for it to come back. The switch does not send it back: they cannot reach each other.',
    usual: ['reflective relay was switched off at the switch and the host did not hear of it', 'LLDP is filtered on the way to the host', 'a bug of the station'],
    try: ['capture on the host itself: do the LLDPDUs of the bridge arrive?', 'check the reflective relay setting of the switch port', 'restart the LLDP agent of the host'],
  },
});
