import { Lasting } from '../lasting.js';
import { rule } from '../rule.js';

const REFRESHES = 2;

/** The station asks for reflective relay, the bridge could, and does not for more than two refreshes. A station that believes it does is EVB-11. */
export const evb08 = rule({
  id: 'EVB-08',
  severity: 'warning',
  spec: '802.1Q D.2.12',
  title: 'reflective relay not granted',
  history: true,
  on: 'evb',
  memory: () => new Lasting(),
  check: ({ channel, speaker, timeNs, frame }, ignored) => {
    const [station, bridge] = [channel.side('station'), channel.side('bridge')];
    const isAsked = station?.evb?.tlv.rrreq === 1 && station.evb.tlv.rrstat !== 1;
    const isIgnored = isAsked && bridge?.evb?.tlv.rrcap === 1 && bridge.evb.tlv.rrctr === 0;
    if (!isIgnored || frame === null) return ignored.cease();
    ignored.hold(speaker, timeNs, frame.no);
    const frames = ignored.afterRefreshes(REFRESHES, [station, bridge]);
    return frames && { expected: 'RRCTR 1 from the bridge', received: `RRREQ 1, RRCAP 1 and RRCTR 0 for more than ${REFRESHES} refreshes`, frames };
  },
  explain: {
    why: 'The host sends traffic between its own virtual machines to the switch and the switch does not send it back: they cannot reach each other.',
    usual: ['the bridge does not receive the LLDPDUs of the station', 'reflective relay is allowed but held back by a policy of the switch', 'a bug of the bridge agent'],
    try: ['does the bridge echo the station octet? `evbscope print -V`', 'check the reflective relay setting of the switch port', 'restart LLDP on the switch port'],
  },
});
