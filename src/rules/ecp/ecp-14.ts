import { rule } from '../rule.js';
import { senderText } from './given-up.js';

/** A request is acknowledged more often than it was sent. One acknowledgement for each copy is as it should be. */
export const ecp14 = rule({
  id: 'ECP-14',
  severity: 'note',
  spec: '802.1Q 43',
  title: 'duplicate ECP acknowledgement',
  absence: 'counted',
  on: 'ecp.ack',
  check: ({ exchange, seq, speaker, frame }) => {
    if (!exchange || exchange.acks <= exchange.transmissions) return null;
    return {
      expected: exchange.transmissions === 1 ? 'one acknowledgement' : `${exchange.transmissions} acknowledgements, one for each copy`,
      received: `acknowledgement ${exchange.acks} of sequence number ${seq} by ${senderText({ speaker })}`,
      frames: [exchange.frame, ...(exchange.ackFrame === null ? [] : [exchange.ackFrame]), frame.no],
      confidence: 'confirmed',
    };
  },
  explain: {
    why: 'Harmless for ECP. It shows that frames are doubled on the way, that a copy of the request is missing in the capture, or that two receivers answer one address.',
    usual: ['a mirror or a loop that doubles frames', 'a copy of the request that the capture does not have', 'lldpad as bridge of the drafts, which acknowledges twice'],
    try: ['look at the times of both acknowledgements: `evbscope print`', 'check the mirror session'],
  },
});
