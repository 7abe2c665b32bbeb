import { dropOldest } from '../../model/oldest-first.js';
import { significant } from '../../text/number.js';
import { rule } from '../rule.js';

const RATE = 5;
const LASTS_NS = 10e9;
/** However many come at once, they are forgotten within a second. */
const MAX_LEVEL = 5;
const MAX_NAMES = 1024;

/** LLDPDUs of one name: a bucket into which each pours one, and which loses five a second. */
interface Flow {
  lastNs: number;
  level: number;
  /** Since when the bucket was not empty, and LLDPDUs since then. */
  sinceNs: number;
  count: number;
  frames: number[];
  isTold: boolean;
}

/** More than five LLDPDUs a second of one MSAP for ten seconds, of all its agents together. */
export const lldp13 = rule({
  id: 'LLDP-13',
  severity: 'security',
  spec: '802.1AB 9.2.5 (txCreditMax)',
  title: 'flood of LLDPDUs',
  on: 'lldp',
  memory: (drop) => ({ flows: new Map<string, Flow>(), drop }),
  check: ({ neighbour: { msap }, timeNs, frame }, { flows, drop }) => {
    if (frame === null) return null;
    const flow = flows.get(msap) ?? { lastNs: timeNs, level: 0, sinceNs: timeNs, count: 0, frames: [], isTold: false };
    flows.set(msap, flow);
    dropOldest(flows, MAX_NAMES).forEach(drop);
    const level = flow.level - (RATE * (timeNs - flow.lastNs)) / 1e9;
    if (level <= 0) Object.assign(flow, { sinceNs: timeNs, count: 0, frames: [], isTold: false });
    flow.lastNs = timeNs;
    flow.level = Math.min(MAX_LEVEL, Math.max(0, level) + 1);
    flow.count++;
    if (flow.frames.length < 3) flow.frames.push(frame.no);
    // Those who send n of them need n - 1 intervals.
    const spanNs = timeNs - flow.sinceNs;
    if (flow.isTold || spanNs * flow.count < LASTS_NS * (flow.count - 1) || flow.count <= (RATE * LASTS_NS) / 1e9) return null;
    flow.isTold = true;
    const rate = (flow.count - 1) / (spanNs / 1e9);
    return { expected: `${RATE} a second at most`, received: `${significant(rate)} a second for 10 s`, frames: [...flow.frames, frame.no] };
  },
  explain: {
    why: 'The neighbour has to take in each of them: its processor is busy, ECP and VDP answers come late, and other neighbours may be pushed out of its tables.',
    usual: ['content that flaps, so that the agent sends at every change', 'a bug of the agent', 'an attempt to overload the switch or the host', 'a loop in the network'],
    try: ['what changes from one LLDPDU to the next? `evbscope print -V -Y lldp`', 'check the source address', 'look for a loop: is the same frame there many times?'],
  },
});
