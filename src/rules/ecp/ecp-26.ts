import { duration } from '../../text/duration.js';
import { rule } from '../rule.js';
import { onlyLife, senderText } from './given-up.js';

/** A sender of the drafts repeats a request under a new number, as lldpad does: a retransmission, not a new command. */
export const ecp26 = rule({
  id: 'ECP-26',
  severity: 'note',
  spec: '802.1Qbg D0.2',
  title: 'draft ECP retransmission under a new number',
  on: 'ecp.retransmission',
  check: ({ exchange, frame, gapNs, isRenumbered }) => {
    if (!isRenumbered) return null;
    return {
      expected: 'one transmission',
      received: `the request of ${senderText(exchange)} with sequence number ${exchange.seq} again after ${duration(gapNs)}`,
      frames: [exchange.frame, frame.no],
      life: onlyLife(exchange),
    };
  },
  explain: {
    why: 'Each copy looks like a new request to the receiver, which acts upon it again. It is here because an acknowledgement was lost or came too late.',
    usual: ['frames lost on the link', 'the other end does not answer', 'lldpad with the draft version of EVB'],
    try: ['did an acknowledgement come at all? `evbscope print`', 'look at the error counters of both ports', 'use the ratified standard'],
  },
});
