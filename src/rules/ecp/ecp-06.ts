import { count } from '../../text/number.js';
import { rule } from '../rule.js';
import { onlyLife, retriesOf, senderText } from './given-up.js';

/** A request is sent more often than R allows. Quiet where R is not known: no EVB TLV was seen. */
export const ecp06 = rule({
  id: 'ECP-06',
  severity: 'warning',
  spec: '802.1Q 43; D.2.12',
  title: 'more ECP retransmissions than allowed',
  timers: true,
  on: 'ecp.retransmission',
  check: ({ channel, exchange }) => {
    const retries = retriesOf(exchange);
    if (exchange.transmissions !== retries + 2) return null;
    if (exchange.generation === 'ratified' && channel.operational().basis === 'assumed') return null;
    return {
      expected: `at most ${count(retries, 'retransmission')} (R)`,
      received: `${count(exchange.transmissions - 1, 'retransmission')} of sequence number ${exchange.seq} by ${senderText(exchange)}`,
      frames: exchange.copies,
      life: onlyLife(exchange),
    };
  },
  explain: {
    why: 'The sender does not keep to what both ends negotiated: the other end, which counts on R, computes other timeouts, and what comes next has to wait.',
    usual: ['a sender that ignores the R of its peer', 'R was configured by hand at one end', 'two senders behind one MAC address'],
    try: ['compare R in both EVB TLVs: `evbscope print -V`', 'update the sender', 'find out why it gets no acknowledgement (ECP-04, ECP-05)'],
  },
});
