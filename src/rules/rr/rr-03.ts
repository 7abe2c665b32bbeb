import { rule } from '../rule.js';

/**
 * A frame came back more often than it was sent, within 50 ms; copies of a mirror (under 20 us) do not count. Reflective relay
 * returns exactly one.
 */
export const rr03 = rule({
  id: 'RR-03',
  severity: 'error',
  spec: '802.1Q 8.1',
  title: 'frame returned more than once',
  on: 'data',
  check: ({ frame, sighting: { reflection, isWayKnown } }) => {
    if (!reflection || reflection.surplus < 1) return null;
    return {
      expected: 'one copy at most',
      received: `frame ${reflection.upFrame} came back ${reflection.surplus + 1} times`,
      frames: [reflection.upFrame, frame.no],
      ...(isWayKnown ? {} : { confidence: 'inferred' as const, reason: 'the capture does not record directions' }),
    };
  },
  explain: {
    why: 'The frame goes round in a loop. Each copy is delivered again; with broadcasts that ends in a storm that takes the whole segment down.',
    usual: ['a loop behind the bridge, or between two uplinks of the station', 'two uplinks bundled on one side only', 'hairpin mode on several ports of one segment'],
    try: ['check spanning tree and link aggregation at both ends', 'shut one uplink and see whether the copies stop', 'look whether the rate of broadcasts grows'],
  },
});
