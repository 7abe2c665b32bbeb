import { duration } from '../../text/duration.js';
import { rule } from '../rule.js';
import { reflectiveRelay } from './reflective-relay.js';

/** The bridge turns the relay on before it says so, and off after. */
const GRACE_NS = 2e9;
/** Where the capture does not tell ways, one frame that looks returned may have been sent twice. */
const SURE = 2;

/**
 * The bridge returns frames to the port that they came from, and its EVB TLV has said for 2 s that it does not. Quiet where it
 * says nothing. Where only addresses tell which way frames went, two frames have to come back.
 */
export const rr01 = rule({
  id: 'RR-01',
  severity: 'warning',
  spec: '802.1Q 8.1, D.2.12',
  title: 'frames come back without reflective relay',
  on: 'data',
  memory: () => ({ guessed: 0 }),
  check: ({ channel, frame, timeNs, sighting: { reflection, isWayKnown } }, memory) => {
    const relay = reflection && reflectiveRelay(channel);
    if (!reflection || !relay || relay.isOn || timeNs - relay.sinceNs < GRACE_NS) return null;
    if (!isWayKnown && ++memory.guessed < SURE) return null;
    return {
      expected: `no frame returned to its port: RRCTR is 0 (frame ${relay.frame})`,
      received: `frame ${reflection.upFrame} came back ${duration(reflection.gapNs)} later`,
      frames: [reflection.upFrame, frame.no],
      ...(isWayKnown ? {} : { confidence: 'inferred' as const, reason: 'the capture does not record directions' }),
    };
  },
  explain: {
    why: 'A station that does not expect its own frames back may learn its virtual machines at the wrong side, deliver frames twice, or send them round in a loop.',
    usual: ['hairpin mode set by hand on the bridge port', 'a loop behind the bridge', 'a bridge whose EVB TLV does not tell what it does'],
    try: ['look at the hairpin or reflective relay setting of the bridge port', 'look for a loop: do frames come back more than once (RR-03)?', 'turn reflective relay on at both ends if VEPA is meant'],
  },
});
