import { rule } from '../rule.js';
import { Contradiction } from './contradiction.js';
import { foreignRequests } from './foreign-requests.js';

/** EVB mode. */
const STATION = 2;

/** The bridge says that the station asked for reflective relay or group identifiers, and the station never did. What asks without that mode is EVB-03. */
export const evb15 = rule({
  id: 'EVB-15',
  severity: 'warning',
  spec: '802.1Q D.2.12',
  title: 'bridge speaks for the station',
  history: true,
  on: 'evb',
  memory: () => new Contradiction(),
  check: ({ channel, speaker, timeNs, frame }, foreign) => {
    const [station, bridge] = [channel.side('station'), channel.side('bridge')];
    const wrong = bridge?.evb && station?.evb?.tlv.mode === STATION ? foreignRequests(bridge.evb.tlv, station) : [];
    if (frame === null || !bridge || wrong.length === 0) return foreign.cease();
    const frames = foreign.hold(bridge, speaker, timeNs, frame.no);
    return frames && { expected: `${wrong.join(' and ')} 0, as the station sends`, received: `${wrong.join(' and ')} 1 from the bridge`, frames };
  },
  explain: {
    why: 'The bridge only has to repeat this octet. If it fills it in by itself it may act on it, too: relay back what nobody asked for, or use group identifiers that the station does not know.',
    usual: ['a bridge that answers with its own configuration', 'what is left of a station that was there before', 'two stations behind one port'],
    try: ['compare the TLVs of both ends: `evbscope print -V`', 'restart LLDP on the switch port', 'update the switch software'],
  },
});
