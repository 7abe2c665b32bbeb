import { duration } from '../../text/duration.js';
import { rule } from '../rule.js';

/** The bridge answered later than T(RWD) + (2R+1) x T(RTE): the timers that it negotiated itself. */
export const vsi03 = rule({
  id: 'VSI-03',
  severity: 'warning',
  spec: '802.1Q 41.5',
  title: 'late VDP response',
  timers: true,
  on: 'vsi.response',
  check: ({ life, answered, timeNs, frame, channel }) => {
    const waitNs = answered ? timeNs - answered.timeNs : 0;
    // Where frames are missing since, it may answer a later request.
    if (!answered || waitNs <= answered.bridgeAnswerNs || channel.lossNs >= answered.timeNs) return null;
    return {
      expected: `at most ${duration(answered.bridgeAnswerNs)}`,
      received: duration(waitNs),
      frames: [answered.exchange.frame, frame.no],
      life,
      reason: `the station gives up at ${duration(answered.responseWaitNs)}`,
    };
  },
  explain: {
    why: 'The bridge took longer than the resource wait delay that it advertised. A little more and the station gives the VSI up: then the virtual machine has no network.',
    usual: ['the VSI manager is slow or far away', 'the switch is busy programming many ports at once', 'RWD is set too small for this bridge'],
    try: ['look at the response times: `evbscope stats`', 'raise RWD', 'start virtual machines less many at a time', 'look at the load of switch and VSI manager'],
  },
});
