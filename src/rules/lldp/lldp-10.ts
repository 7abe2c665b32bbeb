import type { Neighbour } from '../../track/neighbour.js';
import { duration } from '../../text/duration.js';
import { rule } from '../rule.js';

/** Fast-start LLDPDUs are closer. */
const STEADY_NS = 4e9;
/** An agent's clock ticks in parts of a second: an interval of just half the TTL may look longer by so much. */
const TICK_NS = 250e6;
/** Intervals in a row; more of them where a shorter one shows that LLDPDUs are lost. */
const LASTS = 2;
const LASTS_DESPITE = 4;
const MAX_FRAMES = 5;

/** LLDPDUs that follow each other too slowly. */
class Pace {
  readonly ttlSec: number;
  readonly frames: number[] = [];
  shortestNs = Infinity;
  count = 0;
  isShortKnown = false;

  constructor(ttlSec: number) {
    this.ttlSec = ttlSec;
  }

  /** A shorter interval. */
  cease(): null {
    this.frames.length = 0;
    this.shortestNs = Infinity;
    this.count = 0;
    return null;
  }
}

/** Steady LLDPDUs of an agent are further apart than half its TTL, two times in a row; four where it can do better, and frames may be missing. */
export const lldp10 = rule({
  id: 'LLDP-10',
  severity: 'note',
  spec: '802.1AB 9.2.5',
  title: 'LLDP refreshed too seldom for its TTL',
  absence: true,
  on: 'lldp',
  memory: () => new WeakMap<Neighbour, Pace>(),
  check: ({ channel, neighbour, timeNs, frame }, paces) => {
    const { beforeNs, ttlSec } = neighbour;
    if (beforeNs === null || frame === null) return null;
    let pace = paces.get(neighbour);
    if (pace?.ttlSec !== ttlSec) paces.set(neighbour, (pace = new Pace(ttlSec)));
    const intervalNs = timeNs - beforeNs;
    if (channel.lossNs >= beforeNs) return null;
    if (intervalNs <= (ttlSec / 2) * 1e9 + TICK_NS) {
      pace.isShortKnown ||= intervalNs > STEADY_NS;
      return pace.cease();
    }
    pace.count++;
    pace.shortestNs = Math.min(pace.shortestNs, intervalNs);
    if (pace.frames.length < MAX_FRAMES) pace.frames.push(frame.no);
    if (pace.count !== (pace.isShortKnown ? LASTS_DESPITE : LASTS)) return null;
    return { expected: `one within ${duration((ttlSec / 2) * 1e9)}: half the TTL`, received: `${duration(pace.shortestNs)} between LLDPDUs, TTL ${ttlSec} s`, frames: [...pace.frames] };
  },
  explain: {
    why: 'One LLDPDU that is lost is enough for the neighbour to forget the sender, and its EVB TLV with it: roles, timers and reflective relay are unknown until the next one.',
    usual: ['a hold time (TTL multiplier) of 1', 'a transmit interval that was raised and a TTL that was set by hand', 'a busy agent that sends late', 'a path that loses every other LLDPDU'],
    try: ['set the hold time to 4: TTL is four times the interval', 'check the transmit interval of the sender'],
  },
});
