import type { Neighbour } from '../../track/neighbour.js';
import { statusOctet } from '../evb/status-octet.js';
import { rule } from '../rule.js';
import { shareSegment } from './share-segment.js';

const UNKNOWN = 3;

/** A station's TLV says so: what the bridge's octet was, or that reflective relay is known to be off. */
function hasHeardBridge({ carries: { evb } }: Neighbour): boolean {
  return evb !== null && (evb.rrstat !== UNKNOWN || statusOctet('bridge', evb) !== 0);
}

/**
 * A second station on the same S-channel and destination address as a first one, both alive and both having heard a bridge,
 * of which there is one. Several uplinks in one mirror have as many bridges, or stations that heard none.
 */
export const lldp15 = rule({
  id: 'LLDP-15',
  severity: 'warning',
  spec: '802.1Q 40',
  title: 'two EVB stations on one S-channel',
  on: 'evb',
  memory: () => new WeakSet<Neighbour>(),
  check: ({ neighbour, frame }, told) => {
    const { stations, bridges } = neighbour.company;
    const first = shareSegment(neighbour, stations, bridges);
    if (!first || frame === null || told.has(neighbour) || !hasHeardBridge(first) || !hasHeardBridge(neighbour)) return null;
    told.add(neighbour);
    return { expected: 'one bridge and one station', received: `stations ${first.speaker.end.mac} and ${neighbour.speaker.end.mac}`, frames: [first.lastFrame, frame.no] };
  },
  explain: {
    why: 'EVB is made for two ends. With two hosts on one port the bridge mixes up their requests and acknowledgements, and with reflective relay each host gets the traffic of the other back.',
    usual: ['a hub, or a switch that lets reserved addresses pass, between the hosts and the switch', 'two LLDP agents with EVB on one host, a virtual machine among them', 'a forged station'],
    try: ['follow the cable: what is between host and switch?', 'does a virtual machine run lldpad itself?', 'give each host its own port or S-channel'],
  },
});
