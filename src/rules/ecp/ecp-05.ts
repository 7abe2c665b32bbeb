import { duration } from '../../text/duration.js';
import { rule } from '../rule.js';
import { onlyLife, senderText } from './given-up.js';

/** A request is sent again, same number and same octets. What a mirror shows twice never comes here; a draft sender's copy under a new number is ECP-26. */
export const ecp05 = rule({
  id: 'ECP-05',
  severity: 'warning',
  spec: '802.1Q 43',
  title: 'ECP retransmission',
  on: 'ecp.retransmission',
  check: ({ exchange, frame, gapNs, isRenumbered }) => {
    if (isRenumbered) return null;
    return {
      expected: 'one transmission',
      received: `sequence number ${exchange.seq} of ${senderText(exchange)} again after ${duration(gapNs)}`,
      frames: [exchange.frame, frame.no],
      life: onlyLife(exchange),
    };
  },
  explain: {
    why: 'The request or its acknowledgement was lost, or the other end is slower than the retransmission timer. Each one delays a virtual machine; when all fail its request is lost (ECP-04).',
    usual: ['frames lost on a bad or overloaded link', 'the control processor of the switch is busy', 'RTE is set too small for the other end'],
    try: ['look at the error counters of both ports', 'compare T(RTE) with the time acknowledgements take: `evbscope stats`', 'raise RTE at one end'],
  },
});
