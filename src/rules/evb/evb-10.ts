import { Lasting } from '../lasting.js';
import { rule } from '../rule.js';

const REFRESHES = 2;
const OFF = 0;
const UNKNOWN = 3;
const STATES: Readonly<Record<number, string>> = { [OFF]: 'RRSTAT 0 (off)', [UNKNOWN]: 'RRSTAT 3 (unknown)' };

/** The station asked, the bridge relays back, and the station does not take notice for more than two refreshes. */
export const evb10 = rule({
  id: 'EVB-10',
  severity: 'warning',
  spec: '802.1Q D.2.12',
  title: 'station does not notice reflective relay',
  history: true,
  on: 'evb',
  memory: () => new Lasting(),
  check: ({ channel, speaker, timeNs, frame }, unnoticed) => {
    const [station, bridge] = [channel.side('station'), channel.side('bridge')];
    const [asked, granted] = [station?.evb?.tlv, bridge?.evb?.tlv];
    const status = asked && STATES[asked.rrstat];
    const isUnnoticed = asked?.rrreq === 1 && granted?.rrcap === 1 && granted.rrctr === 1 && status !== undefined;
    if (!isUnnoticed || !station || !bridge || frame === null) return unnoticed.cease();
    unnoticed.hold(speaker, timeNs, frame.no);
    const frames = unnoticed.afterRefreshes(REFRESHES, [station, bridge]);
    return frames && { expected: 'RRSTAT 1 from the station', received: `${status} and RRCTR 1 for more than ${REFRESHES} refreshes`, frames };
  },
  explain: {
    why: 'The station does not hear the LLDPDUs of the bridge: it knows neither that it may use reflective relay nor which timers hold. Virtual machines of the host may not reach each other.',
    usual: ['LLDP is filtered on the way to the host, or by its network card', 'the station listens at another destination address', 'a bug of the station'],
    try: ['capture on the host itself: do the LLDPDUs of the bridge arrive?', 'is LLDP handled by the network card? switch its agent off', 'restart the LLDP agent of the host'],
  },
});
