import { duration } from '../../text/duration.js';
import { rule } from '../rule.js';
import { senderText } from './given-up.js';

/**
 * A new request before the one before it was acknowledged or could count as given up (R x T(RTE) after its first copy, as
 * lldpad counts). Only when an acknowledgement that came later, or a copy, shows that the capture did not just miss it.
 */
export const ecp12 = rule({
  id: 'ECP-12',
  severity: 'error',
  spec: '802.1Q 43',
  title: 'ECP request before the acknowledgement of the one before',
  absence: true,
  bothEnds: true,
  timers: true,
  on: 'ecp.request',
  check: ({ exchange, previous, timeNs, frame }) => {
    if (!previous || previous.ackedNs !== null) return null;
    const giveUpNs = previous.generation === 'draft' ? previous.giveUpNs : previous.giveUpNs - previous.ackTimerNs;
    const waitedNs = timeNs - previous.firstNs;
    if (waitedNs >= giveUpNs) return null;
    return {
      expected: `an acknowledgement of ${previous.seq}, or ${duration(giveUpNs)} without one`,
      received: `sequence number ${exchange.seq} of the ${senderText(exchange)} after ${duration(waitedNs)}`,
      frames: [previous.frame, frame.no],
      unless: () => previous.ackedNs === null && previous.transmissions === 1,
    };
  },
  explain: {
    why: 'ECP allows one request at a time. A receiver whose buffer is busy drops the second one without an acknowledgement.',
    usual: ['a sender that does not implement the window of one', 'two senders behind one MAC address'],
    try: ['look at the order of the frames: `evbscope print`', 'update the sender', 'look for a second agent on the host'],
  },
});
