import { duration } from '../../text/duration.js';
import { rule } from '../rule.js';
import { onlyLife, senderText } from './given-up.js';

/**
 * An acknowledgement that took longer than T(RTE), timed from the copy that it answers: the only one; of several the first
 * where there were as many acknowledgements as copies, else the latest. Quiet where T(RTE) is not known.
 */
export const ecp15 = rule({
  id: 'ECP-15',
  severity: 'warning',
  spec: '802.1Q 43; D.2.12',
  title: 'late ECP acknowledgement',
  absence: true,
  timers: true,
  on: 'ecp.ack',
  check: ({ channel, exchange, isFirst, seq, speaker, timeNs, frame }) => {
    if (!exchange || !isFirst || (exchange.generation === 'ratified' && channel.operational().basis === 'assumed')) return null;
    const sentNs = exchange.answerableNs(seq);
    const isLateForAll = timeNs - sentNs > exchange.ackTimerNs;
    const fromNs = isLateForAll ? sentNs : exchange.firstNs;
    if (timeNs - fromNs <= exchange.ackTimerNs || (!isLateForAll && exchange.generation === 'draft')) return null;
    return {
      expected: `within ${duration(exchange.ackTimerNs)}, T(RTE)`,
      received: `sequence number ${seq} acknowledged by ${senderText({ speaker })} after ${duration(timeNs - fromNs)}`,
      frames: [...exchange.copies, frame.no],
      life: onlyLife(exchange),
      confidence: 'confirmed',
      isCertain: isLateForAll,
      unless: () => exchange.acks < exchange.transmissions,
    };
  },
  explain: {
    why: 'The sender repeats what was received already. On a busy port this adds load where time is short, and a sender that has given up by then takes the request for lost.',
    usual: ['the control processor of the receiver is busy', 'RTE is set too small for the receiver', 'queueing on the link'],
    try: ['compare T(RTE) with the time acknowledgements take: `evbscope stats`', 'raise RTE at one end', 'look at the processor load of the receiver'],
  },
});
