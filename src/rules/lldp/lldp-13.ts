import { dropOldest } from '../../model/oldest-first.js';
import { significant } from '../../text/number.js';
import { rule } from '../rule.js';

const RATE = 5;
const LASTS_NS = 10e9;
/** However many come at once, they are forgotten within a second. */
const MAX_LEVEL = 5;
const MAX_NAMES = 1024;

/** LLDPDUs of one name: a bucket into which each pours one, and which loses five a second. */
class Flow {
  #lastNs = -Infinity;
  #level = 0;
  /** Since when the bucket was not empty. */
  #sinceNs = 0;
  #isTold = false;
  /** LLDPDUs since then, and the first of them. */
  count = 0;
  readonly frames: number[] = [];

  /** An LLDPDU; how long the flood has lasted when it is time to tell so, once. */
  pour(timeNs: number, frame: number): number | null {
    const level = this.#level - (RATE * (timeNs - this.#lastNs)) / 1e9;
    if (level <= 0) {
      this.#sinceNs = timeNs;
      this.#isTold = false;
      this.count = 0;
      this.frames.length = 0;
    }
    this.#lastNs = timeNs;
    this.#level = Math.min(MAX_LEVEL, Math.max(0, level) + 1);
    this.count++;
    if (this.frames.length < 3) this.frames.push(frame);
    // Those who send n of them need n - 1 intervals.
    const spanNs = timeNs - this.#sinceNs;
    if (this.#isTold || this.count <= (RATE * LASTS_NS) / 1e9 || spanNs * this.count < LASTS_NS * (this.count - 1)) return null;
    this.#isTold = true;
    return spanNs;
  }
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
    let flow = flows.get(msap);
    if (!flow) {
      flows.set(msap, (flow = new Flow()));
      dropOldest(flows, MAX_NAMES).forEach(drop);
    }
    const spanNs = flow.pour(timeNs, frame.no);
    if (spanNs === null) return null;
    const rate = (flow.count - 1) / (spanNs / 1e9);
    return { expected: `${RATE} a second at most`, received: `${significant(rate)} a second for 10 s`, frames: [...flow.frames, frame.no] };
  },
  explain: {
    why: 'The neighbour has to take in each of them: its processor is busy, ECP and VDP answers come late, and other neighbours may be pushed out of its tables.',
    usual: ['content that flaps, so that the agent sends at every change', 'a bug of the agent', 'an attempt to overload the switch or the host', 'a loop in the network'],
    try: ['what changes from one LLDPDU to the next? `evbscope print -V -Y lldp`', 'check the source address', 'look for a loop: is the same frame there many times?'],
  },
});
