import type { Evb } from '../../track/pdus.js';
import type { Neighbour } from '../../track/neighbour.js';
import { rule } from '../rule.js';
import { statusOctet } from '../evb/status-octet.js';
import { shareSegment } from './share-segment.js';

/** The station's octet as a bridge repeats it, and what that says about whether the bridge hears `station`. */
function hears(bridge: Neighbour, station: Neighbour): 'yes' | 'no' | 'unknown' {
  const [copy, sent] = [bridge.carries.evb, station.carries.evb].map((tlv: Evb | null | undefined) => (tlv ? statusOctet('station', tlv) : 0));
  if (copy !== 0) return 'yes';
  return sent === 0 ? 'unknown' : 'no';
}

/** Other stations may only be late where nothing shows whom the bridges hear. */
const LATE_NS = 45e9;

const chassisOf = ({ msap }: Neighbour): string => msap.split('/')[0]!;

/**
 * A second bridge on the same S-channel and destination address as a first one, both alive, before a single station. Several
 * uplinks in one mirror look much the same: there are as many stations then, or the other bridge does not hear this one; and where
 * nothing shows whom they hear it must last, and two ports of one switch are taken for two uplinks. Two bridges without a station are EVB-04.
 */
export const lldp14 = rule({
  id: 'LLDP-14',
  severity: 'warning',
  spec: '802.1Q 40',
  title: 'two EVB bridges on one link',
  on: 'evb',
  memory: () => ({ sinceNs: new WeakMap<Neighbour, number>(), told: new WeakSet<Neighbour>() }),
  check: ({ neighbour, timeNs, frame }, { sinceNs, told }) => {
    const { stations, bridges } = neighbour.company;
    const first = shareSegment(neighbour, bridges, stations);
    const [station] = stations;
    if (!first || !station || frame === null || told.has(neighbour)) return null;
    const answers = [hears(first, station), hears(neighbour, station)];
    if (answers.includes('no')) return null;
    if (answers.includes('unknown')) {
      const begunNs = sinceNs.get(neighbour) ?? timeNs;
      sinceNs.set(neighbour, begunNs);
      if (timeNs - begunNs < LATE_NS || chassisOf(first) === chassisOf(neighbour)) return null;
    }
    told.add(neighbour);
    return { expected: 'one bridge and one station', received: `bridges ${first.speaker.end.mac} and ${neighbour.speaker.end.mac}`, frames: [first.lastFrame, frame.no] };
  },
  explain: {
    why: 'EVB is made for two ends. Two bridges answer one station: it takes the timers and the reflective relay state of whoever spoke last, and its requests may be answered twice, and differently.',
    usual: ['a hub, or a switch that lets reserved addresses pass, between host and switch', 'two switches without link aggregation between them on one network', 'a forged bridge'],
    try: ['follow the cable: what is between host and switch?', 'compare Chassis IDs and Port IDs: `evbscope print -Y lldp -V`', 'check the source address of the second bridge'],
  },
});
