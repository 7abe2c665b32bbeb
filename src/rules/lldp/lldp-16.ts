import { dropOldest } from '../../model/oldest-first.js';
import type { Speaker } from '../../track/channel.js';
import type { EventOf } from '../../track/event.js';
import type { Neighbour } from '../../track/neighbour.js';
import { duration } from '../../text/duration.js';
import { rule, type Verdict } from '../rule.js';

/** Changes so close to each other are no reconfiguration, and so many in a row no accident. */
const CLOSE_NS = 5e9;
const CHANGES = 3;
const MAX_DESTINATIONS = 16;

/** The name under which an address speaks to one destination, and how it changed. */
interface Name {
  msap: string;
  changedNs: number;
  frames: number[];
}

const chassisOf = (msap: string): string => msap.split('/')[0]!;

/** Somebody else with the name of `neighbour`, who is known longer, and spoke between its last two LLDPDUs: none took the place of the other. */
function impostor(neighbour: Neighbour): Neighbour | null {
  const { beforeNs, company, speaker } = neighbour;
  const namesakes = company.namesakes(neighbour);
  const [first] = namesakes;
  if (beforeNs === null || first !== neighbour) return null;
  for (const other of namesakes) if (other.speaker.end !== speaker.end && other.lastNs > beforeNs) return other;
  return null;
}

/** A switch may send from one address on all its ports, and a mirror shows several of them: there only another chassis counts. */
function changes({ neighbour, speaker, timeNs, frame }: EventOf<'lldp'>, names: Map<string, Name>): readonly number[] | null {
  const key = String(neighbour.destination);
  const name = names.get(key);
  if (name?.msap === neighbour.msap || frame === null) return null;
  const isChange = name !== undefined && (speaker.role === 'station' || chassisOf(name.msap) !== chassisOf(neighbour.msap));
  const isClose = isChange && timeNs - name.changedNs < CLOSE_NS;
  const frames = [...(isClose ? name.frames : []), ...(isChange ? [frame.no] : [])];
  names.set(key, { msap: neighbour.msap, changedNs: isChange ? timeNs : -Infinity, frames });
  dropOldest(names, MAX_DESTINATIONS);
  return frames.length === CHANGES ? frames : null;
}

/**
 * Two addresses speak under one name (MSAP) in turn; or one address changes its name again and again, each time less than 5 s
 * after the last. One change is a new configuration, one address after the other a new network card.
 */
export const lldp16 = rule({
  id: 'LLDP-16',
  severity: 'security',
  spec: '802.1AB 8.1, 9.2.8',
  title: 'LLDP identity in doubt',
  on: 'lldp',
  memory: () => ({ told: new WeakSet<Neighbour>(), names: new WeakMap<Speaker, Map<string, Name>>() }),
  check: (event, { told, names }): Verdict | null => {
    const { neighbour, speaker, frame } = event;
    const other = impostor(neighbour);
    if (other && frame && !told.has(other)) {
      told.add(other);
      return { expected: 'one source address for one chassis and port', received: `the same from ${other.speaker.end.mac} and ${speaker.end.mac}`, frames: [other.lastFrame, frame.no] };
    }
    let own = names.get(speaker);
    if (!own) names.set(speaker, (own = new Map<string, Name>()));
    const frames = changes(event, own);
    return frames && { expected: 'one chassis and port for one source address', received: `${CHANGES} changes, each within ${duration(CLOSE_NS)}`, frames };
  },
  explain: {
    why: 'A neighbour is known by its Chassis ID and Port ID. When two claim the same, or one changes them all the time, EVB state goes from one to the other: VSIs may be taken over, or lost.',
    usual: ['somebody forges LLDPDUs of a neighbour', 'two hosts made from one image, with the same system identifier', 'two switches of one group that bear the same identity', 'two LLDP agents on one port'],
    try: ['find out which devices own the source addresses', 'compare the LLDPDUs: `evbscope print -V -Y lldp`', 'is there a second agent, one in the network card for example?'],
  },
});
