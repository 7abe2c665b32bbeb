import { Lasting } from '../lasting.js';
import { rule } from '../rule.js';

const REFRESHES = 3;

/** The station asks for reflective relay and the bridge cannot, for more than three refreshes. A bridge that relays without being able to is EVB-13, a station that believes it does EVB-11. */
export const evb07 = rule({
  id: 'EVB-07',
  severity: 'warning',
  spec: '802.1Q D.2.12',
  title: 'reflective relay asked of a bridge that cannot',
  history: true,
  on: 'evb',
  memory: () => new Lasting(),
  check: ({ channel, speaker, timeNs, frame }, refused) => {
    const [station, bridge] = [channel.side('station'), channel.side('bridge')];
    const isAsked = station?.evb?.tlv.rrreq === 1 && station.evb.tlv.rrstat !== 1;
    const isRefused = isAsked && bridge?.evb?.tlv.rrcap === 0 && bridge.evb.tlv.rrctr === 0;
    if (!isRefused || frame === null) return refused.cease();
    refused.hold(speaker, timeNs, frame.no);
    const frames = refused.afterRefreshes(REFRESHES, [station, bridge]);
    return frames && { expected: 'RRCAP 1 from the bridge', received: `RRREQ 1 and RRCAP 0 for more than ${REFRESHES} refreshes`, frames };
  },
  explain: {
    why: 'The host runs in VEPA mode and sends traffic between its own virtual machines to the switch. A bridge without reflective relay does not send it back: virtual machines of this host cannot reach each other.',
    usual: ['reflective relay (hairpin, VEPA) is not enabled on the switch port', 'the switch does not support it', 'the host was meant to run in VEB mode'],
    try: ['enable reflective relay on the switch port', 'or set the host to VEB', 'ping between two virtual machines of the host'],
  },
});
