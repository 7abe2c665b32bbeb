import { duration } from '../../text/duration.js';
import type { Exchange } from '../../track/exchange.js';
import { rule } from '../rule.js';
import { senderText } from './given-up.js';

/**
 * From when on a sender may regard an exchange as given up: R x T(RTE) after the first copy, as lldpad counts. Draft senders
 * build each copy anew, so that one with other TLVs may still be a copy: there the ack timer of the last one counts.
 */
function givenUpNs({ generation, firstNs, lastNs, giveUpNs, ackTimerNs }: Exchange): number {
  return generation === 'draft' ? lastNs + 0.9 * ackTimerNs : firstNs + giveUpNs - ackTimerNs;
}

/**
 * A new request before the one before it was acknowledged or given up. Only when an acknowledgement that came later shows
 * that the capture did not just miss it. Ports that share an address wait for none of each other.
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
    if (!previous || previous.ackedNs !== null || timeNs >= givenUpNs(previous) || exchange.speaker.end.hasManyPorts) return null;
    return {
      expected: `an acknowledgement of ${previous.seq}, or ${duration(givenUpNs(previous) - previous.firstNs)} without one`,
      received: `sequence number ${exchange.seq} of ${senderText(exchange)} after ${duration(timeNs - previous.firstNs)}`,
      frames: [previous.frame, frame.no],
      unless: () => previous.ackedNs === null,
    };
  },
  explain: {
    why: 'ECP allows one request at a time. A receiver whose buffer is busy drops the second one without an acknowledgement.',
    usual: ['a sender that does not implement the window of one', 'two senders behind one MAC address'],
    try: ['look at the order of the frames: `evbscope print`', 'update the sender', 'look for a second agent on the host'],
  },
});
