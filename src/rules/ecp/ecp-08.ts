import { rule } from '../rule.js';
import type { Speaker } from '../../track/channel.js';
import { senderText } from './given-up.js';

/**
 * A number used again for other octets. Not for a sender that said goodbye in between (it began anew: ECP-11), and not in
 * the drafts, whose receivers take everything for new.
 */
export const ecp08 = rule({
  id: 'ECP-08',
  severity: 'error',
  spec: '802.1Q 43',
  title: 'ECP sequence number used for other octets',
  on: 'ecp.conflict',
  memory: () => new Map<Speaker, number>(),
  remember: { 'lldp.shutdown': ({ speaker, timeNs }, shutdowns) => shutdowns.set(speaker, timeNs) },
  check: ({ exchange, conflict, frame }, shutdowns) => {
    const hasRestarted = (shutdowns.get(exchange.speaker) ?? -Infinity) >= conflict.firstNs;
    if (exchange.generation === 'draft' || hasRestarted) return null;
    return {
      expected: 'a number of its own for each request',
      received: `sequence number ${exchange.seq} of ${senderText(exchange)} twice, with different octets`,
      frames: [conflict.frame, frame.no],
    };
  },
  explain: {
    why: 'The receiver takes the second request for a copy of the first: it acknowledges it and throws it away. The sender believes that it was delivered.',
    usual: ['a bug of the sender', 'two senders behind one MAC address', 'an agent that restarted and began with the same number'],
    try: ['compare both frames: `evbscope print -V -x`', 'look for a second agent on the host (`ps`, containers)', 'update the sender'],
  },
});
